using System.Collections.Immutable;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Profiles;
using PrisonOps.Silo.Standard.Protocols;

namespace PrisonOps.Silo.Standard;

/// <summary>Reads standard/profiles/alarms.yaml: the types of alarm of devices, and the general defaults of thresholds and states.</summary>
internal static class AlarmsFile
{
    /// <exception cref="YamlFileException">With file and line of everything that is wrong.</exception>
    public static AlarmPack Read(string path)
    {
        YamlFile file = YamlFile.Read(path);
        YamlMap root = file.Root("version", "types", "thresholds", "states");
        root.Number("version", 1, 1);

        var types = ImmutableDictionary.CreateBuilder<string, AlarmType>();
        foreach (YamlMap map in root.Maps("types", "code", "cause", "fault", "warning", "hits", "window", "zh", "en"))
        {
            AlarmType type = Type(map);
            if (!types.TryAdd(type.Code, type)) map.Complain($"alarm '{type.Code}' is there twice");
        }

        AlarmPack pack = AlarmPack.Empty with { Types = types.ToImmutable() };
        (string? Kind, ImmutableArray<ThresholdRule> Rules)[] rules = [.. Read(root, pack)];
        pack = pack with
        {
            Thresholds = [.. rules.Where(said => said.Kind is null).SelectMany(said => said.Rules)],
            OfKind = rules.Where(said => said.Kind is not null).GroupBy(said => said.Kind!)
                .ToImmutableDictionary(group => group.Key, group => group.SelectMany(said => said.Rules).ToImmutableArray()),
            States = [.. root.Maps("states", "quantity", "label", "alarm").Select(map => State(map, pack))],
        };
        file.ThrowIfFaulty();
        return pack;
    }

    /// <summary>The thresholds by quantity of a profile.</summary>
    public static ImmutableArray<ThresholdRule> Thresholds(YamlMap root, AlarmPack pack)
    {
        (string? Kind, ImmutableArray<ThresholdRule> Rules)[] rules = [.. Read(root, pack)];
        if (rules.Any(said => said.Kind is not null)) root.Complain("'kind' of a threshold is for alarms.yaml; a profile has one kind");
        return [.. rules.SelectMany(said => said.Rules)];
    }

    private static IEnumerable<(string? Kind, ImmutableArray<ThresholdRule> Rules)> Read(YamlMap root, AlarmPack pack)
    {
        foreach (YamlMap map in root.Maps("thresholds", AlarmKeys.OfThreshold))
        {
            if (map.OptionalText("label") is { } label) map.Parsed(label, ProfilePattern.Of);
            string? kind = ProtocolKeys.Kind(map);
            ImmutableArray<ThresholdRule> said = AlarmKeys.Thresholds(map, map.Text("quantity"), map.YesNo("off") ? "" : map.Text("unit"), pack);
            if (said.IsDefault) map.Complain("a threshold must say 'above', 'below' or 'off: yes'");
            else yield return (kind, said);
        }
    }

    private static AlarmType Type(YamlMap map)
    {
        int hits = map.Number("hits", 1, ThresholdRule.WindowMax, 2);
        AlarmSeverity fault = map.Choice("fault", AlarmSeverity.Major), warning = map.Choice("warning", AlarmSeverity.Warning);
        if (!map.Has("cause")) map.Complain("'cause' is missing; it is a probable cause of X.733");
        if (warning < fault) map.Complain($"'{map.Text("code")}' is more urgent as a warning than as a fault");
        return new(
            map.Text("code"), map.Choice("cause", ProbableCause.EquipmentMalfunction), fault, warning, hits,
            map.Number("window", hits, ThresholdRule.WindowMax, hits), map.Text("zh"), map.Text("en"));
    }

    private static StateDefault State(YamlMap map, AlarmPack pack)
    {
        string alarm = map.Text("alarm");
        if (alarm != AlarmKeys.None && !pack.Types.ContainsKey(alarm)) AlarmKeys.Unknown(map, alarm);
        return new(
            map.Text("quantity"), map.OptionalText("label") is { } label ? map.Parsed(label, ProfilePattern.Of) : null,
            alarm == AlarmKeys.None ? "" : alarm);
    }
}
