using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PrisonOps.Analyzers.Devices;

/// <summary>
/// The thresholds of one device: the defaults with what the object itself says. The object's own are JSON, by type or by type and instance:
/// <code>{"cpu.load": {"hits": 2, "window": 3, "levels": [{"severity": "major", "raise": 0.9, "clear": 0.8}]}, "interface.down{Gi0/24}": {"off": true}}</code>
/// </summary>
public sealed class DeviceThresholds
{
    /// <summary>Breaches of the last values are kept in the bits of one number.</summary>
    public const int WindowMax = 32;

    private const int DefaultAccessHits = 2;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
        UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow,
    };

    private readonly FrozenDictionary<string, ThresholdRule> rules;
    private readonly Dictionary<string, ThresholdOverride> overrides;

    private DeviceThresholds(Dictionary<string, ThresholdOverride> overrides)
    {
        this.overrides = overrides;
        rules = DefaultThresholds.Rules
            .Select(rule => overrides.TryGetValue(rule.Type, out ThresholdOverride? own) ? Apply(rule, own) : rule)
            .OfType<ThresholdRule>()
            .ToFrozenDictionary(rule => rule.Type);
        UnreachableHits = HitsOf(DeviceFindings.Unreachable);
        AccessHits = HitsOf(DeviceFindings.Unauthorised);
        InterfaceHits = HitsOf(DeviceFindings.InterfaceDown);
    }

    public static DeviceThresholds Default { get; } = new([]);

    /// <summary>K of reachability: polls in a row without an answer until the device is unreachable.</summary>
    public int UnreachableHits { get; }

    /// <summary>K of refused credentials and of malformed answers.</summary>
    public int AccessHits { get; }

    /// <summary>K of a port that is down.</summary>
    public int InterfaceHits { get; }

    /// <summary>Gives the defaults and a sentence when the text cannot be taken as it is; nothing of a faulty text applies.</summary>
    public static (DeviceThresholds Thresholds, string? Fault) Resolve(string? ownJson)
    {
        if (string.IsNullOrWhiteSpace(ownJson)) return (Default, null);

        try
        {
            Dictionary<string, ThresholdOverride> own = JsonSerializer.Deserialize<Dictionary<string, ThresholdOverride>>(ownJson, Json) ?? [];
            string[] faults = [.. own.SelectMany(entry => FaultsOf(entry.Key, entry.Value))];
            return faults.Length == 0 ? (new(own), null) : (Default, string.Join(" ", faults));
        }
        catch (JsonException fault)
        {
            return (Default, $"Thresholds are not the JSON of {{\"TYPE\": {{\"hits\": K, \"window\": M, \"levels\": [...], \"off\": true}}}}: {fault.Message}");
        }
    }

    /// <summary>Null when there is no such rule or the object turned it off.</summary>
    public ThresholdRule? For(string quantity, string instance)
    {
        if (!rules.TryGetValue(quantity, out ThresholdRule? rule)) return null;
        if (overrides.Count == 0 || instance.Length == 0) return rule;
        return overrides.TryGetValue($"{quantity}{{{instance}}}", out ThresholdOverride? own) ? Apply(rule, own) : rule;
    }

    public bool IsOff(string type, string instance) =>
        overrides.Count > 0
        && ((overrides.TryGetValue(type, out ThresholdOverride? all) && all.Off)
            || (overrides.TryGetValue($"{type}{{{instance}}}", out ThresholdOverride? one) && one.Off));

    private int HitsOf(string type) => overrides.TryGetValue(type, out ThresholdOverride? own) ? own.Hits ?? DefaultAccessHits : DefaultAccessHits;

    private static ThresholdRule? Apply(ThresholdRule rule, ThresholdOverride own)
    {
        if (own.Off) return null;

        int hits = own.Hits ?? rule.Hits;
        return rule with
        {
            Hits = hits,
            Window = Math.Max(hits, own.Window ?? rule.Window),
            Levels = own.Levels is { IsDefaultOrEmpty: false } levels
                ? [.. levels.OrderBy(level => level.Severity).Select(level => new ThresholdLevel(level.Severity, level.Raise, level.Clear ?? level.Raise))]
                : rule.Levels,
        };
    }

    private static IEnumerable<string> FaultsOf(string key, ThresholdOverride own)
    {
        string type = key.Split('{', 2)[0];
        if (!DeviceFindings.All.Contains(type)) yield return $"Threshold '{key}' is not known; known are {string.Join(", ", DeviceFindings.All)}.";
        if (own.Hits is < 1 or > WindowMax) yield return $"Threshold '{key}' has hits {own.Hits}; 1 to {WindowMax} is allowed.";
        if (own.Window is < 1 or > WindowMax) yield return $"Threshold '{key}' has window {own.Window}; 1 to {WindowMax} is allowed.";

        ThresholdRule? rule = DefaultThresholds.Rules.FirstOrDefault(known => known.Type == type);
        foreach (ThresholdOverride.Level level in own.Levels ?? [])
        {
            bool crossed = rule is not null && (rule.Side == ThresholdSide.Above ? level.Clear > level.Raise : level.Clear < level.Raise);
            if (crossed) yield return $"Threshold '{key}' clears at {level.Clear}, on the bad side of {level.Raise} where it is raised.";
            if (!Enum.IsDefined(level.Severity)) yield return $"Threshold '{key}' has no severity; critical, major, minor, warning and indeterminate are allowed.";
        }
    }
}
