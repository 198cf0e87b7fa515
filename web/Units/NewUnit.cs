using PrisonOps.Ports.Units;

namespace PrisonOps.Web.Units;

internal sealed record NewUnit(int? ParentId, UnitTier Tier, string Code, string NameZh, string NameEn);
