namespace PrisonOps.Ports.Units;

/// <summary>One unit of the tree. <paramref name="Code"/> is unique, for example "cn.51.5107".</summary>
public sealed record UnitRow(int Id, int? ParentId, UnitTier Tier, UnitPlace Place, string Code, string NameZh, string NameEn, long Revision);
