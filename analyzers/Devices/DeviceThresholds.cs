using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Profiles;

namespace PrisonOps.Analyzers.Devices;

/// <summary>
/// The thresholds of one device. What the object itself says goes before what its profile says of a reading, that before what the profile says of
/// the quantity, and that before the general default of the quantity.
/// </summary>
public sealed class DeviceThresholds
{
    private const int DefaultAccessHits = 2;

    /// <summary>Most objects say nothing of their own, so all devices of a family share one of these.</summary>
    private static readonly ConditionalWeakTable<AlarmPack, DeviceThresholds> Defaults = [];

    private readonly ConcurrentDictionary<ImmutableArray<ThresholdRule>, DeviceThresholds> families = new(FamilyEquality.Instance);
    private readonly AlarmPack pack;
    private readonly ThresholdOverrides overrides;
    private readonly DeviceRules rules;
    private readonly FrozenDictionary<string, Judged[]> byQuantity;
    private readonly Dictionary<(string Quantity, string Instance), ImmutableArray<ThresholdRule>> bySeries;

    private DeviceThresholds(AlarmPack pack, ThresholdOverrides overrides, DeviceRules rules)
    {
        (this.pack, this.overrides, this.rules) = (pack, overrides, rules);
        var family = rules.Family.Select(rule => rule.Subject).ToHashSet();
        byQuantity = rules.Family.Concat(pack.Thresholds.Where(rule => !family.Contains(rule.Subject)))
            .Select(rule => new Judged(rule, rule.Label is { } label ? ProfilePattern.Of(label) : null))
            .GroupBy(judged => judged.Rule.Quantity)
            .ToFrozenDictionary(group => group.Key, group => group.ToArray());
        bySeries = rules.Series.DistinctBy(series => (series.Quantity, series.Instance)).ToDictionary(series => (series.Quantity, series.Instance), series => series.Rules);
        UnreachableHits = overrides.HitsOf(DeviceFindings.Unreachable, DefaultAccessHits);
        AccessHits = overrides.HitsOf(DeviceFindings.Unauthorised, DefaultAccessHits);
        InterfaceHits = overrides.HitsOf(DeviceFindings.InterfaceDown, DefaultAccessHits);
    }

    /// <summary>K of reachability: polls in a row without an answer until the device is unreachable.</summary>
    public int UnreachableHits { get; }

    /// <summary>K of refused credentials and of malformed answers.</summary>
    public int AccessHits { get; }

    /// <summary>K of a port that is down.</summary>
    public int InterfaceHits { get; }

    /// <summary>Gives the defaults and a sentence when the object's own text cannot be taken as it is; nothing of a faulty text applies.</summary>
    public static (DeviceThresholds Thresholds, string? Fault) Resolve(AlarmPack pack, string? ownJson)
    {
        (ThresholdOverrides overrides, string? fault) = ThresholdOverrides.Parse(ownJson, pack);
        return (ReferenceEquals(overrides, ThresholdOverrides.None) ? Of(pack) : new(pack, overrides, DeviceRules.None), fault);
    }

    /// <summary>The same object under what its profiles say now; itself when they say the same as before.</summary>
    public DeviceThresholds With(DeviceRules said)
    {
        if (rules.Equals(said)) return this;
        if (!ReferenceEquals(overrides, ThresholdOverrides.None) || !said.Series.IsEmpty) return new(pack, overrides, said);

        DeviceThresholds general = Of(pack);
        return said.Family.IsEmpty ? general : general.families.GetOrAdd(said.Family, family => new(pack, overrides, new(family, [])));
    }

    /// <summary>Whether a value of this quantity can be judged at all; asked of every value of every poll.</summary>
    public bool Judges(string quantity) => byQuantity.ContainsKey(quantity) || bySeries.Count > 0;

    /// <summary>The rules of one series; empty when there is none or the object turned it off.</summary>
    /// <param name="gradedAs">Whether the device grades the same part by a state that raises this alarm.</param>
    public ThresholdRule[] For(string quantity, string instance, string unit, Func<string, bool> gradedAs)
    {
        IEnumerable<ThresholdRule> found = byQuantity.TryGetValue(quantity, out Judged[]? all) ? all.Where(judged => judged.Label?.IsMatch(instance) != false).Select(judged => judged.Rule) : [];
        if (bySeries.TryGetValue((quantity, instance), out ImmutableArray<ThresholdRule> own))
            found = own.Any(rule => rule.Levels.IsEmpty) ? [] : own.Concat(found.Where(rule => own.All(said => said.Subject != rule.Subject)));
        return
        [
            .. found.Select(rule => overrides.Over(rule, instance)).OfType<ThresholdRule>()
                .Where(rule => rule.Unit == unit && !rule.Levels.IsEmpty && (rule.Unless is not { } alarm || !gradedAs(alarm))),
        ];
    }

    /// <summary>The rules of the states of one part, as the object has them.</summary>
    public ThresholdRule[] For(StateAlarms alarms, string instance) => [.. alarms.Rules.Select(rule => overrides.Over(rule, instance)).OfType<ThresholdRule>()];

    /// <summary>Whether a finding of this type can still come; one that cannot is let go.</summary>
    public bool Knows(string type) => pack.Types.ContainsKey(type);

    public bool IsOff(string type, string instance) => overrides.IsOff(type, instance);

    private static DeviceThresholds Of(AlarmPack pack) => Defaults.GetValue(pack, given => new(given, ThresholdOverrides.None, DeviceRules.None));

    private sealed record Judged(ThresholdRule Rule, Regex? Label);

    /// <summary>Rules by their content.</summary>
    private sealed class FamilyEquality : IEqualityComparer<ImmutableArray<ThresholdRule>>
    {
        public static FamilyEquality Instance { get; } = new();

        public bool Equals(ImmutableArray<ThresholdRule> left, ImmutableArray<ThresholdRule> right) => left.AsSpan().SequenceEqual(right.AsSpan());

        public int GetHashCode(ImmutableArray<ThresholdRule> rules) => rules.IsEmpty ? 0 : HashCode.Combine(rules.Length, rules[0]);
    }
}
