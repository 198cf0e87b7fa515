using System.Collections.Immutable;

namespace PrisonOps.Ports.Alarms.Rules;

/// <summary>A rule as it is in force in one unit.</summary>
/// <param name="UnitId">The unit whose rule it is.</param>
/// <param name="Origins">Of each field the unit that it comes from.</param>
/// <param name="Finals">Of each field that a unit has fixed, which one.</param>
/// <param name="Conflicts">Fields that a unit below sets although they are fixed: what is above stays in force.</param>
/// <param name="OutdatedUnits">Units whose layer was made on an older version of the one above.</param>
public sealed record ResolvedAlarmRule(
    string Key, int UnitId, AlarmRuleFields Fields, ImmutableDictionary<AlarmRuleField, int> Origins, ImmutableDictionary<AlarmRuleField, int> Finals,
    ImmutableArray<AlarmRuleConflict> Conflicts, ImmutableArray<int> OutdatedUnits);
