using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.People;

/// <summary>One account holds one role in one unit for a time.</summary>
public sealed record Assignment(
    Guid Id, Guid AccountId, string RoleCode, UnitPlace Place, UnitTier Tier, DateTimeOffset ValidFrom, DateTimeOffset? ValidTo, string GrantedBy);
