using System.Collections.Immutable;
using System.Globalization;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Modbus;
using PrisonOps.Ports.Profiles;

namespace PrisonOps.Silo.Standard.Protocols;

/// <summary>Reads one file of standard/profiles/modbus. docs/profiles.md explains the keys.</summary>
internal static class ModbusProfileFile
{
    private const int AddressMax = 65_535, ManualAddressMax = 465_536;

    private static readonly string[] PointKeys =
    [
        "quantity", "label", "unit", "kind", "table", "address", "type", "order", "length", "bit", "bits", "scale", "offset", "scale-at", "missing", "min", "max",
        "values", "states",
    ];

    private static readonly string[] IdentityKeys = ["part", "table", "address", "length", "order"];

    /// <exception cref="YamlFileException">With file and line of everything that is wrong.</exception>
    public static ProtocolDraft<ModbusProfile> Read(string path)
    {
        YamlFile file = YamlFile.Read(path);
        YamlMap root = file.Root(
            "extends", "vendor", "kind", "evidence", "gap", "counted-from", "table", "order", "identity", "points", "repeats", "sunspec");
        var manual = new Manual(
            root.Number("counted-from", 0, ManualAddressMax, 0), root.Choice("table", ModbusTable.HoldingRegisters), root.Choice("order", WordOrder.Big));
        var profile = new ModbusProfile
        {
            Name = Path.GetFileNameWithoutExtension(path),
            Vendor = root.OptionalText("vendor"),
            Kind = ProtocolKeys.Kind(root),
            Evidence = root.Choice("evidence", ProfileEvidence.Facts),
            GapMax = root.Number("gap", 0, ModbusRead.RegistersMax, 0),
            Points = Points(root, manual),
            Repeats = [.. root.Maps("repeats", "name", "first", "count", "stride", "label", "points").Select(map => Repeat(map, manual))],
            Models = [.. root.Maps("sunspec", "models", "identity", "points").Select(map => new ModbusModel([.. Models(map)], Points(map, manual with { CountedFrom = 0 })))],
        };
        foreach (IGrouping<string, ModbusRepeat> twice in profile.Repeats.GroupBy(repeat => repeat.Name).Where(group => group.Count() > 1))
            root.Complain($"two repeats are called '{twice.Key}'");
        file.ThrowIfFaulty();
        return new(path, profile.Name, profile, root.OptionalText("extends"));
    }

    /// <summary>A point of the same quantity and label takes the place of the inherited one.</summary>
    public static ModbusProfile Inherit(ModbusProfile own, ModbusProfile given) => own with
    {
        Vendor = own.Vendor ?? given.Vendor,
        Kind = own.Kind ?? given.Kind,
        GapMax = own.GapMax > 0 ? own.GapMax : given.GapMax,
        Points = [.. own.Points, .. given.Points.Where(point => own.Points.All(mine => (mine.Name, mine.Instance) != (point.Name, point.Instance)))],
        Repeats = [.. own.Repeats, .. given.Repeats.Where(repeat => own.Repeats.All(mine => mine.Name != repeat.Name))],
        Models = [.. own.Models, .. given.Models],
    };

    private static ImmutableArray<ModbusPoint> Points(YamlMap map, Manual manual) =>
    [
        .. map.Maps("identity", IdentityKeys).Select(entry => Text(entry, manual)),
        .. map.Maps("points", PointKeys).Select(entry => Point(entry, manual)),
    ];

    private static ModbusRepeat Repeat(YamlMap map, Manual manual)
    {
        // The addresses of the points count from the first of the repeat, which stands where the manual says.
        int first = Address(map, "first", manual);
        int count = map.Number("count", 0, ModbusRepeatSettings.CountMax);
        return new(
            map.Text("name"), first, count, map.Number("stride", 1, AddressMax, 1), map.OptionalText("label") ?? (count == 1 ? "" : "{n}"),
            [.. map.Maps("points", PointKeys).Select(entry => Point(entry, manual with { CountedFrom = 0 }))]);
    }

    private static ModbusPoint Point(YamlMap map, Manual manual)
    {
        ImmutableArray<ReadingState> states = ProtocolKeys.States(map);
        (QuantityKind kind, string unit) = ProtocolKeys.Measure(map);
        ModbusTable table = map.Choice("table", manual.Table);
        return Checked(map, new()
        {
            Name = ProtocolKeys.Quantity(map),
            Instance = map.OptionalText("label") ?? "",
            Unit = unit,
            Kind = kind,
            Table = table,
            Address = Address(map, "address", manual),
            Type = map.Choice("type", table is ModbusTable.Coils or ModbusTable.DiscreteInputs ? RegisterType.Bits : RegisterType.U16),
            Order = map.Choice("order", manual.Order),
            Length = map.Number("length", 1, ModbusRead.RegistersMax, 1),
            Bit = map.Number("bit", 0, 15, 0),
            BitCount = map.Number("bits", 1, 16, 1),
            Scale = map.Real("scale", 1),
            Offset = map.Real("offset", 0),
            ScaleAt = map.Has("scale-at") ? Address(map, "scale-at", manual) : null,
            Missing = ProtocolKeys.Bound(map, "missing"),
            Min = ProtocolKeys.Bound(map, "min"),
            Max = ProtocolKeys.Bound(map, "max"),
            Values = Values(map),
            States = states,
        });
    }

    private static ModbusPoint Text(YamlMap map, Manual manual) => Checked(map, new()
    {
        Name = ProtocolKeys.IdentityPart(map, map.Text("part")),
        Table = map.Choice("table", manual.Table),
        Address = Address(map, "address", manual),
        Type = RegisterType.Text,
        Order = map.Choice("order", manual.Order),
        Length = map.Number("length", 1, ModbusRead.RegistersMax),
    });

    private static ModbusPoint Checked(YamlMap map, ModbusPoint point)
    {
        if (point.Fault is { } fault) map.Complain(fault);
        return point;
    }

    private static int Address(YamlMap map, string key, Manual manual)
    {
        int given = map.Number(key, 0, ManualAddressMax);
        if (given < manual.CountedFrom) map.Complain($"{key} {given} is below {manual.CountedFrom}, from which the addresses of this file count");
        return given - manual.CountedFrom;
    }

    private static Dictionary<int, double> Values(YamlMap map)
    {
        var values = new Dictionary<int, double>();
        foreach ((string said, double value) in ProtocolKeys.Values(map))
        {
            if (int.TryParse(said, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int raw)) values[raw] = value;
            else map.Complain($"values '{said}' is no whole number of a register");
        }

        return values;
    }

    private static IEnumerable<int> Models(YamlMap map)
    {
        foreach (string text in map.Texts("models"))
        {
            if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number)) yield return number;
            else map.Complain($"models '{text}' is no number of a SunSpec model");
        }
    }

    /// <summary>How the manual of the family writes its map.</summary>
    private sealed record Manual(int CountedFrom, ModbusTable Table, WordOrder Order);
}
