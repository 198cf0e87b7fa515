using System.Collections.Immutable;

namespace PrisonOps.Ports.Alarms.Rules;

/// <summary>What a rule would have changed.</summary>
/// <param name="Alarms">How many alarms were judged again.</param>
/// <param name="Matched">How many of them the rule is about.</param>
/// <param name="Effects">How often each effect would have been another one.</param>
/// <param name="Samples">The newest of those that would have been otherwise.</param>
public sealed record AlarmRulePreview(
    int Alarms, int Matched, ImmutableDictionary<AlarmRuleEffect, int> Effects, ImmutableArray<AlarmRulePreviewAlarm> Samples);
