using System.Collections.Immutable;
using System.Globalization;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Profiles;

namespace PrisonOps.Silo.Standard;

/// <summary>
/// The keys by which a reading, a profile and the general defaults say what raises which alarm: <c>above</c> and <c>below</c> (a severity and where
/// it is raised and cleared), <c>hits</c>, <c>window</c>, <c>alarm</c>, <c>off</c>.
/// </summary>
internal static class AlarmKeys
{
    public const string None = "none";

    private const string Other = "other";
    private const int HitsDefault = 2, WindowDefault = 3;

    /// <summary>Of a reading.</summary>
    public static readonly string[] OfReading = ["above", "below", "hits", "window", "alarm", "off"];

    /// <summary>Of a threshold of a quantity.</summary>
    public static readonly string[] OfThreshold = [.. OfReading, "quantity", "unit", "label", "unless", "kind", "rise"];

    /// <summary>The thresholds of a measured quantity; default when the map says nothing of them.</summary>
    public static ImmutableArray<ThresholdRule> Thresholds(YamlMap map, string quantity, string unit, AlarmPack pack)
    {
        if (map.YesNo("off")) return [new(quantity, quantity, unit, ThresholdSide.Above, [], 1, 1)];
        if (!map.Has("above") && !map.Has("below"))
        {
            if (map.Has("alarm") || map.Has("hits") || map.Has("window")) map.Complain("'alarm', 'hits' and 'window' of a measured quantity need 'above' or 'below'");
            return default;
        }

        string type = map.OptionalText("alarm") ?? quantity;
        if (!pack.Types.ContainsKey(type)) Unknown(map, type);
        int hits = map.Number("hits", 1, ThresholdRule.WindowMax, HitsDefault);
        int window = map.Number("window", 1, ThresholdRule.WindowMax, Math.Max(hits, WindowDefault));
        if (window < hits) map.Complain($"window {window} is smaller than hits {hits}");
        if (map.OptionalText("unless") is { } unless && !pack.Types.ContainsKey(unless)) Unknown(map, unless);
        TimeSpan? rise = map.Has("rise") ? map.Duration("rise", ThresholdRule.RiseWithinMin, ThresholdRule.RiseWithinMax, ThresholdRule.RiseWithinMin) : null;
        if (rise is not null && (map.Has("below") || type == quantity)) map.Complain("'rise' has limits 'above' and an 'alarm' of its own");
        return
        [
            .. new[] { ("above", ThresholdSide.Above), ("below", ThresholdSide.Below) }
                .Where(side => map.Has(side.Item1))
                .Select(side => new ThresholdRule(type, quantity, unit, side.Item2, Levels(map, side.Item1, side.Item2), hits, window)
                {
                    Label = map.OptionalText("label"),
                    Unless = map.OptionalText("unless"),
                    RiseWithin = rise,
                }),
        ];
    }

    /// <summary>What bad states of a reading raise as it says itself; null when it says nothing.</summary>
    public static StateAlarms? States(YamlMap map, string quantity, ImmutableArray<ReadingState> states, AlarmPack pack)
    {
        if (map.Has("above") || map.Has("below")) map.Complain("'above' and 'below' are for measured quantities; a state is judged by the grades of its words");
        if (map.YesNo("off")) return Of([], null, "", states, quantity, map, pack);
        if (!map.Has("alarm"))
        {
            if (map.Has("hits") || map.Has("window")) map.Complain("'hits' and 'window' of a state need 'alarm'");
            return null;
        }

        if (!map.IsMap("alarm")) return Of([], null, map.OptionalText("alarm") ?? None, states, quantity, map, pack);

        var byValue = new Dictionary<int, string>();
        string? otherwise = null;
        foreach ((string key, string type) in map.Pairs("alarm"))
        {
            if (key == Other) otherwise = type;
            else if (int.TryParse(key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value) && states.Any(state => state.Value == value))
                byValue[value] = type;
            else map.Complain($"alarm '{key}' is neither the number of a state nor '{Other}'");
        }

        return Of(byValue, otherwise, null, states, quantity, map, pack);
    }

    /// <summary>What bad states raise under one type of alarm; null for none.</summary>
    public static StateAlarms? Of(string type, string quantity, ImmutableArray<ReadingState> states, AlarmPack pack) =>
        type.Length == 0 ? null : new([pack.ForStates(type, quantity)], ImmutableDictionary<int, string>.Empty, type, Expected(states));

    public static void Unknown(YamlMap map, string type) => map.Complain($"alarm '{type}' is no type of alarms.yaml");

    private static StateAlarms Of(
        Dictionary<int, string> byValue, string? otherwise, string? all, ImmutableArray<ReadingState> states, string quantity, YamlMap map, AlarmPack pack)
    {
        string rest = Type(all ?? otherwise ?? None);
        var typed = byValue.ToImmutableDictionary(pair => pair.Key, pair => Type(pair.Value));
        string[] types = [.. typed.Values.Append(rest).Where(type => type.Length > 0).Distinct()];
        foreach (string type in types.Where(type => !pack.Types.ContainsKey(type))) Unknown(map, type);
        int? hits = map.Has("hits") ? map.Number("hits", 1, ThresholdRule.WindowMax) : null;
        int? window = map.Has("window") ? map.Number("window", 1, ThresholdRule.WindowMax) : null;
        return new([.. types.Where(pack.Types.ContainsKey).Select(type => pack.ForStates(type, quantity, hits, window))], typed, rest, Expected(states));

        static string Type(string said) => said == None ? "" : said;
    }

    private static string Expected(ImmutableArray<ReadingState> states) =>
        string.Join(", ", states.Where(state => state.Grade == StateGrade.Normal).Select(state => state.Text));

    /// <summary>"major: 85 80": raised at 85, cleared at 80; one number is both. "{}" has no limit: each object says its own.</summary>
    private static ImmutableArray<ThresholdLevel> Levels(YamlMap map, string key, ThresholdSide side)
    {
        var levels = new List<ThresholdLevel>();
        foreach ((string name, string limits) in map.Pairs(key))
        {
            double[] numbers =
            [
                .. limits.Split(' ', StringSplitOptions.RemoveEmptyEntries)
                    .Select(text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : double.NaN),
            ];
            if (!Enum.TryParse(name, ignoreCase: true, out AlarmSeverity severity) || !Enum.IsDefined(severity) || char.IsAsciiDigit(name[0])
                || numbers.Length is not (1 or 2) || numbers.Any(double.IsNaN))
            {
                map.Complain($"{key} '{name}: {limits}' is not of the form SEVERITY: RAISE CLEAR with a severity of critical, major, minor, warning");
                continue;
            }

            double raise = numbers[0], clear = numbers[^1];
            if (side == ThresholdSide.Above ? clear > raise : clear < raise) map.Complain($"{key} '{name}: {limits}' clears on the bad side of where it is raised");
            levels.Add(new(severity, raise, clear));
        }

        bool isLeftToObjects = map.IsMap(key) && !map.Pairs(key).Any();
        if (levels.Count == 0 && !isLeftToObjects) map.Complain($"'{key}' has no level");
        return [.. levels.OrderBy(level => level.Severity)];
    }
}
