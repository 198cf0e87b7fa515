using System.Collections.Immutable;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Profiles;

namespace PrisonOps.Ports.Alarms;

/// <summary>standard/profiles/alarms.yaml: the alarms that devices can have, and what applies where a profile says nothing else.</summary>
/// <param name="Thresholds">The general defaults, by normalised quantity.</param>
/// <param name="States">Which alarm the states of a quantity raise; of several that fit a reading the first counts.</param>
public sealed record AlarmPack(
    ImmutableDictionary<string, AlarmType> Types, ImmutableArray<ThresholdRule> Thresholds, ImmutableArray<StateDefault> States)
{
    /// <summary>Defaults of the profiles of one kind (environment, power...), in place of the general ones of the same quantity.</summary>
    public ImmutableDictionary<string, ImmutableArray<ThresholdRule>> OfKind { get; init; } = ImmutableDictionary<string, ImmutableArray<ThresholdRule>>.Empty;

    public static AlarmPack Empty { get; } = new(ImmutableDictionary<string, AlarmType>.Empty, [], []);

    /// <summary>How the grades of a state are judged under one alarm type.</summary>
    public ThresholdRule ForStates(string type, string quantity, int? hits = null, int? window = null)
    {
        AlarmType alarm = Types[type];
        int least = hits ?? alarm.Hits;
        return new(
            type, quantity, StateAlarms.Unit, ThresholdSide.Above,
            alarm.Fault == alarm.Warning
                ? [new(alarm.Warning, StateAlarms.Warning, StateAlarms.Warning)]
                : [new(alarm.Fault, StateAlarms.Fault, StateAlarms.Fault), new(alarm.Warning, StateAlarms.Warning, StateAlarms.Warning)],
            least, Math.Max(least, window ?? (hits is null ? alarm.Window : least)));
    }
}
