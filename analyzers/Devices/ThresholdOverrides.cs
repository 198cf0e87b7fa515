using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Devices;

namespace PrisonOps.Analyzers.Devices;

/// <summary>
/// What one object says of its own thresholds, as JSON by alarm type or quantity, or by one of them and an instance; it goes before profiles and
/// defaults:
/// <code>{"cpu.load": {"hits": 2, "window": 3, "levels": [{"severity": "major", "raise": 0.9, "clear": 0.8}]}, "interface.down{Gi0/24}": {"off": true}}</code>
/// </summary>
internal sealed class ThresholdOverrides
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private readonly Dictionary<string, ThresholdOverride> own;

    private ThresholdOverrides(Dictionary<string, ThresholdOverride> own) => this.own = own;

    public static ThresholdOverrides None { get; } = new([]);

    /// <summary>Gives nothing and a sentence when the text cannot be taken as it is; nothing of a faulty text applies.</summary>
    public static (ThresholdOverrides Overrides, string? Fault) Parse(string? text, AlarmPack pack)
    {
        if (string.IsNullOrWhiteSpace(text)) return (None, null);

        try
        {
            Dictionary<string, ThresholdOverride> own = JsonSerializer.Deserialize<Dictionary<string, ThresholdOverride>>(text, Json) ?? [];
            string[] faults = [.. own.SelectMany(entry => FaultsOf(entry.Key, entry.Value, pack))];
            return faults.Length == 0 ? (new(own), null) : (None, string.Join(" ", faults));
        }
        catch (JsonException fault)
        {
            return (None, $"Thresholds are not the JSON of {{\"TYPE\": {{\"hits\": K, \"window\": M, \"levels\": [...], \"off\": true}}}}: {fault.Message}");
        }
    }

    /// <summary>The rule as the object has it; null when the object turned it off. What is said of an instance goes before what is said of all.</summary>
    public ThresholdRule? Over(ThresholdRule rule, string instance)
    {
        if (own.Count == 0) return rule;

        ThresholdRule? left = rule;
        string[] keys = rule.RiseWithin is null ? [rule.Quantity, rule.Type, $"{rule.Quantity}{{{instance}}}", $"{rule.Type}{{{instance}}}"] : [rule.Type, $"{rule.Type}{{{instance}}}"];
        foreach (string key in keys)
        {
            if (left is not null && own.TryGetValue(key, out ThresholdOverride? said)) left = Apply(left, said);
        }

        return left;
    }

    public bool IsOff(string type, string instance) =>
        own.Count > 0
        && ((own.TryGetValue(type, out ThresholdOverride? all) && all.Off) || (own.TryGetValue($"{type}{{{instance}}}", out ThresholdOverride? one) && one.Off));

    public int HitsOf(string type, int otherwise) => own.TryGetValue(type, out ThresholdOverride? said) ? said.Hits ?? otherwise : otherwise;

    private static ThresholdRule? Apply(ThresholdRule rule, ThresholdOverride said)
    {
        if (said.Off) return null;

        int hits = said.Hits ?? rule.Hits;
        ThresholdOverride.Level[] levels = [.. (said.Levels ?? []).Where(level => (SideOf(level) ?? rule.Side) == rule.Side)];
        return rule with
        {
            Hits = hits,
            Window = Math.Max(hits, said.Window ?? rule.Window),
            Unless = levels.Length > 0 ? null : rule.Unless,
            Levels = levels.Length > 0
                ? [.. levels.OrderBy(level => level.Severity).Select(level => new ThresholdLevel(level.Severity, level.Raise, level.Clear ?? level.Raise))]
                : rule.Levels,
        };
    }

    /// <summary>Of a quantity with limits on both sides a level is of the side that its raise and clear tell; null when they are the same.</summary>
    private static ThresholdSide? SideOf(ThresholdOverride.Level level) =>
        level.Clear is not { } clear || clear == level.Raise ? null : clear < level.Raise ? ThresholdSide.Above : ThresholdSide.Below;

    private static IEnumerable<string> FaultsOf(string key, ThresholdOverride said, AlarmPack pack)
    {
        string type = key.Split('{', 2)[0];
        ThresholdRule[] rules = [.. pack.Thresholds.Concat(pack.OfKind.Values.SelectMany(kind => kind)).Where(known => known.Type == type || (known.RiseWithin is null && known.Quantity == type))];
        if (rules.Length == 0 && !DeviceFindings.All.Contains(type) && !pack.Types.ContainsKey(type))
        {
            yield return $"Threshold '{key}' is not known; known are "
                + $"{string.Join(", ", DeviceFindings.All.Concat(pack.Types.Keys.Union(pack.Thresholds.Select(known => known.Quantity)).Order(StringComparer.Ordinal)))}.";
        }

        if (said.Hits is < 1 or > ThresholdRule.WindowMax) yield return $"Threshold '{key}' has hits {said.Hits}; 1 to {ThresholdRule.WindowMax} is allowed.";
        if (said.Window is < 1 or > ThresholdRule.WindowMax) yield return $"Threshold '{key}' has window {said.Window}; 1 to {ThresholdRule.WindowMax} is allowed.";

        foreach (ThresholdOverride.Level level in said.Levels ?? [])
        {
            bool isCrossed = rules.Length > 0 && SideOf(level) is { } side && rules.All(rule => rule.Side != side);
            bool isOfEither = SideOf(level) is null && rules.DistinctBy(rule => rule.Side).Count() > 1;
            if (isOfEither) yield return $"Threshold '{key}' has limits on both sides; 'clear' must tell on which {level.Raise} is one.";
            if (isCrossed) yield return $"Threshold '{key}' clears at {level.Clear}, on the bad side of {level.Raise} where it is raised.";
            if (!Enum.IsDefined(level.Severity)) yield return $"Threshold '{key}' has no severity; critical, major, minor, warning and indeterminate are allowed.";
        }
    }
}
