using System.Collections.Immutable;
using PrisonOps.Collectors.Prometheus;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Metrics;
using PrisonOps.Ports.Profiles;

namespace PrisonOps.Silo.Standard.Protocols;

/// <summary>Reads one file of standard/profiles/metrics. docs/profiles.md explains the keys.</summary>
internal static class MetricsProfileFile
{
    /// <exception cref="YamlFileException">With file and line of everything that is wrong.</exception>
    public static ProtocolDraft<MetricsProfile> Read(string path)
    {
        YamlFile file = YamlFile.Read(path);
        YamlMap root = file.Root("extends", "vendor", "kind", "evidence", "match", "identity", "readings");
        var profile = new MetricsProfile
        {
            Name = Path.GetFileNameWithoutExtension(path),
            Vendor = root.OptionalText("vendor"),
            Kind = ProtocolKeys.Kind(root),
            Evidence = root.Choice("evidence", ProfileEvidence.Facts),
            Match = [.. root.Texts("match")],
            Identity = [.. root.Pairs("identity").SelectMany(pair => Labels(root, pair.Key, pair.Value))],
            Readings =
            [
                .. root.Maps("readings", "quantity", "unit", "kind", "by", "value", "minus", "over", "convert", "scale", "min", "max", "states").Select(Reading),
            ],
        };
        file.ThrowIfFaulty();
        return new(path, profile.Name, profile, root.OptionalText("extends"));
    }

    /// <summary>A reading of the same quantity and series takes the place of the inherited one. What a program is recognised by is not inherited.</summary>
    public static MetricsProfile Inherit(MetricsProfile own, MetricsProfile given) => own with
    {
        Vendor = own.Vendor ?? given.Vendor,
        Kind = own.Kind ?? given.Kind,
        Identity = [.. own.Identity, .. given.Identity],
        Readings = [.. own.Readings, .. given.Readings.Where(reading => own.Readings.All(mine => (mine.Name, mine.Value) != (reading.Name, reading.Value)))],
    };

    private static MetricReading Reading(YamlMap map)
    {
        ImmutableArray<ReadingState> states = ProtocolKeys.States(map);
        (QuantityKind kind, string unit) = ProtocolKeys.Measure(map);
        return new()
        {
            Name = ProtocolKeys.Quantity(map),
            Unit = unit,
            Kind = kind,
            By = [.. map.Texts("by")],
            Value = Selector(map, map.Text("value")) ?? "",
            Minus = Selector(map, map.OptionalText("minus")),
            Over = Selector(map, map.OptionalText("over")),
            FromOne = map.Choice("convert", MetricConversion.None) == MetricConversion.Complement,
            Scale = map.Real("scale", 1),
            Min = ProtocolKeys.Bound(map, "min"),
            Max = ProtocolKeys.Bound(map, "max"),
            States = states,
        };
    }

    private static string? Selector(YamlMap map, string? text) => string.IsNullOrEmpty(text) ? null : map.Parsed(text, MetricSyntax.Selector);

    private static IEnumerable<MetricLabel> Labels(YamlMap root, string part, string texts)
    {
        ProtocolKeys.IdentityPart(root, part);
        return texts.Split(',', StringSplitOptions.TrimEntries).Select(text => root.Parsed(text, given => MetricLabel.Parse(part, given))).OfType<MetricLabel>();
    }

    private enum MetricConversion
    {
        None,
        Complement,
    }
}
