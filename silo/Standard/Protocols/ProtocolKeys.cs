using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Profiles;

namespace PrisonOps.Silo.Standard.Protocols;

/// <summary>Keys that the profiles of several protocols have alike.</summary>
internal static partial class ProtocolKeys
{
    public static readonly string[] IdentityParts = ["name", "vendor", "model", "version", "serial"];

    public static string? Kind(YamlMap root)
    {
        string? kind = root.OptionalText("kind");
        if (kind is not null && !ProfileFile.Kinds.Contains(kind)) root.Complain($"kind '{kind}' is none of {string.Join(", ", ProfileFile.Kinds)}");
        return kind;
    }

    public static string Quantity(YamlMap map)
    {
        string name = map.Text("quantity");
        if (name.Length > 0 && !QuantityName().IsMatch(name)) map.Complain($"quantity '{name}' is no name like 'ups.battery.charge'");
        return name;
    }

    /// <summary>A state needs no unit; a measured value without one would be a number of nothing.</summary>
    public static (QuantityKind Kind, string Unit) Measure(YamlMap map)
    {
        QuantityKind kind = map.Choice("kind", map.Has("states") ? QuantityKind.State : QuantityKind.Gauge);
        return (kind, kind == QuantityKind.State ? map.OptionalText("unit") ?? "1" : map.Text("unit"));
    }

    public static ImmutableArray<ReadingState> States(YamlMap map) => [.. map.Pairs("states").Select(pair => ProfileFile.State(map, pair)).OfType<ReadingState>()];

    /// <summary>Numbers for what a device says, its words or its numbers.</summary>
    public static Dictionary<string, double> Values(YamlMap map)
    {
        var values = new Dictionary<string, double>();
        foreach ((string said, string number) in map.Pairs("values"))
        {
            if (double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out double value)) values[said] = value;
            else map.Complain($"values '{said}: {number}' does not give a number");
        }

        return values;
    }

    public static double? Bound(YamlMap map, string key) => map.Has(key) ? map.Real(key, 0) : null;

    public static string IdentityPart(YamlMap map, string part)
    {
        if (!IdentityParts.Contains(part)) map.Complain($"'{part}' is no part of an identity; those are {string.Join(", ", IdentityParts)}");
        return part;
    }

    [GeneratedRegex("^[a-z0-9]+([.-][a-z0-9]+)*$")]
    private static partial Regex QuantityName();
}
