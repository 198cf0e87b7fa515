using PrisonOps.Ports.People;
using PrisonOps.Ports.Units;

namespace PrisonOps.Web.Wire;

public sealed record Role(
    string Code, RoleClass Class, IReadOnlyList<UnitTier> Tiers, IReadOnlyList<string> Permissions, string NameZh, string NameEn);
