using PrisonOps.Ports.Units;

namespace PrisonOps.Web.Wire;

public sealed record UnitNode(int Id, int? ParentId, UnitTier Tier, string Code, string NameZh, string NameEn, long Revision, bool InScope);
