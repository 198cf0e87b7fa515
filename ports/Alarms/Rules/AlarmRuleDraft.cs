using System.Collections.Immutable;

namespace PrisonOps.Ports.Alarms.Rules;

/// <param name="Key">Null for a new rule of the unit; else the rule of a unit above that is set otherwise, or the unit's own.</param>
/// <param name="Sets">The fields that are set otherwise; of a rule of the unit's own all of them, whatever is given.</param>
/// <param name="Finals">The fields that units below may not set otherwise.</param>
public sealed record AlarmRuleDraft(
    int UnitId, string? Key, AlarmRuleFields Fields, ImmutableArray<AlarmRuleField> Sets, ImmutableArray<AlarmRuleField> Finals);
