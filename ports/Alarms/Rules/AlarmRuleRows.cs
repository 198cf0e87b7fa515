using System.Collections.Immutable;

namespace PrisonOps.Ports.Alarms.Rules;

/// <summary>Everything that boards judge by.</summary>
public sealed record AlarmRuleRows(ImmutableArray<AlarmRuleLayer> Layers, ImmutableArray<AlarmWindow> Windows)
{
    public static AlarmRuleRows Empty { get; } = new([], []);
}
