using PrisonOps.Ports.People;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Notices;

/// <summary>A role that a person holds in a unit.</summary>
/// <param name="ReadsAlarms">Whether the role lets its holder see alarms.</param>
public sealed record NoticeGrant(string RoleCode, RoleClass Class, UnitPlace Place, UnitTier Tier, bool ReadsAlarms);
