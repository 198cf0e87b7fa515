using PrisonOps.Ports.Alarms.Rules;

namespace PrisonOps.Web.Wire;

/// <param name="Key">Null for a new rule of the unit.</param>
/// <param name="Sets">The fields in which the unit differs from the rule of a unit above.</param>
/// <param name="Finals">The fields that units below may not set otherwise.</param>
public sealed record AlarmRuleDraft(
    int UnitId, string? Key, AlarmRuleFields Fields, IReadOnlyList<AlarmRuleField> Sets, IReadOnlyList<AlarmRuleField> Finals);
