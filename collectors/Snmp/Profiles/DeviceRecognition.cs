using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Profiles;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Snmp.Profiles;

/// <summary>Finds the parts of an identity in what was read of a device.</summary>
internal static class DeviceRecognition
{
    private const int ChassisClass = 3, StackClass = 11, ModuleClass = 9;
    private static readonly ColumnReference EntityClass = ColumnReference.Parse("1.3.6.1.2.1.47.1.1.1.1.5");

    private static readonly Dictionary<string, ColumnReference> EntityColumns = new()
    {
        ["entity.hardware"] = ColumnReference.Parse("1.3.6.1.2.1.47.1.1.1.1.8"),
        ["entity.firmware"] = ColumnReference.Parse("1.3.6.1.2.1.47.1.1.1.1.9"),
        ["entity.software"] = ColumnReference.Parse("1.3.6.1.2.1.47.1.1.1.1.10"),
        ["entity.serial"] = ColumnReference.Parse("1.3.6.1.2.1.47.1.1.1.1.11"),
        ["entity.model"] = ColumnReference.Parse("1.3.6.1.2.1.47.1.1.1.1.13"),
    };

    private static readonly IdentitySource[] AnyModel = [IdentitySource.Parse("entity.model")];
    private static readonly IdentitySource[] AnyVersion = [IdentitySource.Parse("entity.software"), IdentitySource.Parse("entity.firmware")];
    private static readonly IdentitySource[] AnySerial = [IdentitySource.Parse("entity.serial")];

    /// <summary>The columns that have to be read to know the device; ENTITY-MIB is the fallback of what a profile does not say.</summary>
    public static ObjectIdentifier[] Columns(DeviceProfile? own) =>
    [
        .. SourcesOf(own)
            .SelectMany(source => source.Column is { } column ? [column.Column]
                : EntityColumns.TryGetValue(source.Source, out ColumnReference? entity) ? [EntityClass.Column, entity.Column] : Array.Empty<ObjectIdentifier>())
            .Distinct(),
    ];

    public static DeviceIdentity Complete(DeviceIdentity said, DeviceProfile? own, string? vendor, SnmpSnapshot snapshot) => said with
    {
        Vendor = own?.Vendor ?? vendor,
        Kind = own?.Kind,
        Profile = own?.Name,
        Model = First(Or(own?.Model, AnyModel), said, snapshot),
        Version = First(Or(own?.Version, AnyVersion), said, snapshot),
        Serial = First(Or(own?.Serial, AnySerial), said, snapshot),
    };

    private static string? First(IEnumerable<IdentitySource> sources, DeviceIdentity said, SnmpSnapshot snapshot) =>
        sources.Select(source => Read(source, said, snapshot)).FirstOrDefault(found => found is not null);

    private static string? Read(IdentitySource source, DeviceIdentity said, SnmpSnapshot snapshot)
    {
        if (source.Source == IdentitySource.Literal) return source.Format;

        IEnumerable<string> candidates = source switch
        {
            { Source: IdentitySource.Description } => [said.SysDescr ?? ""],
            { Source: IdentitySource.Name } => [said.SysName ?? ""],
            { Column: { } column, Row: { } row } => snapshot.Rows(column).Where(entry => entry.Row == row).Select(entry => entry.Value.Text),
            { Column: { } column } => snapshot.Rows(column).Select(entry => entry.Value.Text),
            _ => Entities(EntityColumns[source.Source], snapshot),
        };
        return candidates.Select(candidate => Taken(source, candidate)).FirstOrDefault(text => !string.IsNullOrWhiteSpace(text));
    }

    /// <summary>The chassis speaks for the device, then a stack, then modules; a device that names no classes has its first entity.</summary>
    private static IEnumerable<string> Entities(ColumnReference column, SnmpSnapshot snapshot) =>
        snapshot.Rows(column)
            .OrderBy(entry => (snapshot.Find(EntityClass, entry.Row)?.AsNumber ?? ChassisClass) switch
            {
                ChassisClass => 0,
                StackClass => 1,
                ModuleClass => 2,
                _ => 3,
            })
            .Select(entry => entry.Value.Text);

    private static string? Taken(IdentitySource source, string text)
    {
        if (source.Pattern is null) return text;

        var match = source.Pattern.Match(text);
        if (!match.Success) return null;

        return source.Format is { } format ? match.Result(format) : match.Groups.Count > 1 ? match.Groups[1].Value : match.Value;
    }

    private static IEnumerable<IdentitySource> SourcesOf(DeviceProfile? own) =>
        [.. Or(own?.Model, AnyModel), .. Or(own?.Version, AnyVersion), .. Or(own?.Serial, AnySerial)];

    private static IEnumerable<IdentitySource> Or(System.Collections.Immutable.ImmutableArray<IdentitySource>? given, IdentitySource[] otherwise) =>
        given is { IsDefaultOrEmpty: false } own ? own : otherwise;
}
