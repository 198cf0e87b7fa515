using PrisonOps.Ports.Units;

namespace PrisonOps.Web.Wire;

public sealed record Assignment(
    Guid Id, string RoleCode, int UnitId, UnitTier Tier, DateTimeOffset ValidFrom, DateTimeOffset? ValidTo, string GrantedBy);
