namespace PrisonOps.Web.Wire;

public sealed record Module(
    string Code, string Clause, string Root, string NameZh, string NameEn, string? Route, IReadOnlyList<string> Permissions, bool Allowed);
