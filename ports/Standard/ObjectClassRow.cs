namespace PrisonOps.Ports.Standard;

/// <summary>One class of the taxonomy of clause 5. <paramref name="System"/> is the first segment of its code.</summary>
public sealed record ObjectClassRow(string Code, string? Parent, string System, string NameZh, string NameEn);
