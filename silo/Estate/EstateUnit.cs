using PrisonOps.Ports.Units;

namespace PrisonOps.Silo.Estate;

internal sealed record EstateUnit(string Code, string? Parent, UnitTier Tier, string NameZh, string NameEn);
