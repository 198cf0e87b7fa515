using System.Collections.Immutable;
using System.Globalization;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Profiles;
using PrisonOps.Ports.Snmp;
using PrisonOps.Silo.Standard.Protocols;

namespace PrisonOps.Silo.Standard;

/// <summary>Reads one file of standard/profiles/snmp: a device profile or a MIB module. docs/profiles.md explains the keys.</summary>
internal static class ProfileFile
{
    internal static readonly string[] Kinds =
    [
        "network", "firewall", "wireless", "loadbalancer", "server", "management", "storage", "power", "environment", "camera", "appliance", "printer",
        "security", "application", "middleware", "database", "virtualization",
    ];

    /// <summary>What the profile inherits is not in it yet.</summary>
    /// <exception cref="YamlFileException">With file and line of everything that is wrong.</exception>
    public static ProfileDraft Read(string path, AlarmPack pack)
    {
        YamlFile file = YamlFile.Read(path);
        YamlMap root = file.Root(
            "extends", "vendor", "kind", "evidence", "module", "match", "without", "model", "version", "serial", "readings", "spaces", "thresholds", "alarms");
        var profile = new DeviceProfile(
            Path.GetFileNameWithoutExtension(path),
            root.OptionalText("vendor"),
            ProtocolKeys.Kind(root),
            root.Choice("evidence", ProfileEvidence.Facts),
            root.YesNo("module"),
            [.. root.Maps("match", "sysObjectID", "sysDescr", "exists").SelectMany(Matches)],
            [.. root.Texts("without")],
            Identity(root, "model"),
            Identity(root, "version"),
            Identity(root, "serial"),
            [
                .. root.Maps(
                    "readings",
                    [
                        "quantity", "value", "unit", "kind", "scale", "offset", "scale-exponent", "convert", "pattern", "label", "where", "skip", "min", "max",
                        "states", "text-states", .. AlarmKeys.OfReading,
                    ]).Select(map => Reading(map, pack)).OfType<SnmpReading>(),
            ],
            [
                .. root.Maps("spaces", "quantity", "used", "free", "total", "percent", "octets", "label", "where").Select(Space).OfType<SnmpSpace>(),
            ])
        {
            Thresholds = AlarmsFile.Thresholds(root, pack),
            Alarms = Alarms(root, pack),
        };
        if (profile.IsModule && profile.Matches.IsEmpty) root.Complain("a module must say what it is recognised by");
        file.ThrowIfFaulty();
        return new(path, profile, root.OptionalText("extends"));
    }

    private static IEnumerable<ProfileMatch> Matches(YamlMap map)
    {
        var description = map.OptionalText("sysDescr") is { } pattern ? map.Parsed(pattern, ProfilePattern.Of) : null;
        ObjectIdentifier? exists = Name(map, "exists");
        ImmutableArray<string> objectIds = [.. map.Texts("sysObjectID")];
        if (objectIds.IsEmpty && description is null && exists is null) map.Complain("an entry of 'match' must give sysObjectID, sysDescr or exists");
        if (objectIds.IsEmpty) yield return new(null, description, exists);
        foreach (string text in objectIds)
        {
            if (!ObjectIdentifier.TryParse(text, out ObjectIdentifier objectId)) map.Complain($"sysObjectID '{text}' is no object identifier");
            else yield return new(objectId, description, exists);
        }
    }

    private static ImmutableArray<IdentitySource> Identity(YamlMap root, string key) =>
        [.. root.Texts(key).Select(text => root.Parsed(text, IdentitySource.Parse)).OfType<IdentitySource>()];

    /// <summary>"sensor.state: disk.fault": what the states of a quantity raise in this family.</summary>
    private static ImmutableDictionary<string, string> Alarms(YamlMap root, AlarmPack pack)
    {
        var alarms = ImmutableDictionary.CreateBuilder<string, string>();
        foreach ((string quantity, string type) in root.Pairs("alarms"))
        {
            if (type != AlarmKeys.None && !pack.Types.ContainsKey(type)) AlarmKeys.Unknown(root, type);
            alarms[quantity] = type == AlarmKeys.None ? "" : type;
        }

        return alarms.ToImmutable();
    }

    private static SnmpReading? Reading(YamlMap map, AlarmPack pack)
    {
        string quantity = map.Text("quantity");
        ColumnReference? value = Column(map, "value", required: true);
        ImmutableArray<ReadingState> states = [.. map.Pairs("states").Select(pair => State(map, pair)).OfType<ReadingState>()];
        bool isState = !states.IsEmpty || quantity is "sensor.state";
        string unit = isState ? map.OptionalText("unit") ?? "1" : map.Text("unit");
        QuantityKind kind = map.Choice("kind", isState ? QuantityKind.State : QuantityKind.Gauge);
        double scale = map.Real("scale", 1);
        return value is null ? null : new SnmpReading(
            quantity, value, unit, kind, scale, map.Real("offset", 0), Column(map, "scale-exponent", required: false),
            map.Choice("convert", ReadingConversion.None), map.OptionalText("pattern") is { } pattern ? map.Parsed(pattern, ProfilePattern.Of) : null,
            Label(map), Where(map), [.. map.Texts("skip")], Bound(map, "min"), Bound(map, "max"), states, TextStates(map))
        {
            Thresholds = isState ? default : AlarmKeys.Thresholds(map, quantity, unit, pack),
            Alarms = isState ? AlarmKeys.States(map, quantity, states, pack) : null,
        };
    }

    private static SnmpSpace? Space(YamlMap map)
    {
        ColumnReference? used = Column(map, "used", false), free = Column(map, "free", false), total = Column(map, "total", false);
        ColumnReference? percent = Column(map, "percent", false);
        if (percent is null && new[] { used, free, total }.Count(column => column is not null) < 2)
        {
            map.Complain("an entry of 'spaces' must give two of used, free and total, or percent");
            return null;
        }

        string octets = map.OptionalText("octets") ?? "1";
        bool isNumber = double.TryParse(octets, NumberStyles.Float, CultureInfo.InvariantCulture, out double number);
        return new(
            map.Text("quantity"), used, free, total, percent, isNumber ? number : 1, isNumber ? null : map.Parsed(octets, ColumnReference.Parse), Label(map),
            Where(map));
    }

    /// <summary>"normal onLine": the grade, then the word of the MIB.</summary>
    internal static ReadingState? State(YamlMap map, KeyValuePair<string, string> pair)
    {
        string[] words = pair.Value.Split(' ', 2);
        if (int.TryParse(pair.Key, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value)
            && Enum.TryParse(words[0], ignoreCase: true, out StateGrade grade) && Enum.IsDefined(grade) && words.Length == 2)
        {
            return new(value, grade, words[1]);
        }

        map.Complain($"state '{pair.Key}: {pair.Value}' is not of the form NUMBER: GRADE WORD with a grade of normal, warning, fault, unknown, absent");
        return null;
    }

    private static ImmutableDictionary<string, int> TextStates(YamlMap map)
    {
        var known = ImmutableDictionary.CreateBuilder<string, int>();
        foreach ((string text, string number) in map.Pairs("text-states"))
        {
            if (int.TryParse(number, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int value)) known[text.ToUpperInvariant()] = value;
            else map.Complain($"text-states '{text}: {number}' does not give a whole number");
        }

        return known.ToImmutable();
    }

    private static LabelTemplate Label(YamlMap map) =>
        map.OptionalText("label") is { } text ? map.Parsed(text, LabelTemplate.Parse) ?? LabelTemplate.None : LabelTemplate.None;

    private static ImmutableArray<ReadingCondition> Where(YamlMap map) =>
        [.. map.Texts("where").Select(text => map.Parsed(text, ReadingCondition.Parse)).OfType<ReadingCondition>()];

    private static double? Bound(YamlMap map, string key) => map.Has(key) ? map.Real(key, 0) : null;

    private static ColumnReference? Column(YamlMap map, string key, bool required)
    {
        string? text = required ? map.Text(key) : map.OptionalText(key);
        return string.IsNullOrEmpty(text) ? null : map.Parsed(text, ColumnReference.Parse);
    }

    private static ObjectIdentifier? Name(YamlMap map, string key)
    {
        if (map.OptionalText(key) is not { } text) return null;
        if (ObjectIdentifier.TryParse(text, out ObjectIdentifier name)) return name;

        map.Complain($"{key} '{text}' is no object identifier");
        return null;
    }
}
