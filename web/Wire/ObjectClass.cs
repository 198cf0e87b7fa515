namespace PrisonOps.Web.Wire;

public sealed record ObjectClass(string Code, string? Parent, string System, string NameZh, string NameEn);
