using PrisonOps.Ports.Alarms.Rules;

namespace PrisonOps.Web.Wire;

/// <summary>A rule as it is in force in a unit.</summary>
/// <param name="UnitId">The unit whose rule it is.</param>
/// <param name="Origins">Of each field the unit that it comes from.</param>
/// <param name="Finals">Of each field that a unit has fixed, which one.</param>
/// <param name="Conflicts">Fields that a unit sets although they are fixed above.</param>
/// <param name="Outdated">Units whose layer was made on an older version of the one above.</param>
/// <param name="LayerId">What the asked unit itself says of it; null when it says nothing.</param>
/// <param name="Revision">Of that layer; 0 without one.</param>
public sealed record AlarmRule(
    string Key, int UnitId, AlarmRuleFields Fields, IReadOnlyDictionary<string, int> Origins, IReadOnlyDictionary<string, int> Finals,
    IReadOnlyList<AlarmRuleConflict> Conflicts, IReadOnlyList<int> Outdated, Guid? LayerId, long Revision, IReadOnlyList<AlarmRuleField> Sets,
    string? ChangedBy, DateTimeOffset? ChangedAt);
