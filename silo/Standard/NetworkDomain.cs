namespace PrisonOps.Silo.Standard;

/// <summary>One of the separate networks of clause 5.1 b). An address is known only together with its domain.</summary>
internal sealed record NetworkDomain(string Code, string NameZh, string NameEn);
