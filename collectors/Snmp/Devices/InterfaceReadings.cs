using System.Collections.Immutable;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Snmp.Devices;

/// <summary>Gathers the rows of ifTable and ifXTable of one poll.</summary>
/// <param name="known">What an earlier poll read of the columns that hardly ever change; the walk then leaves them out.</param>
internal sealed class InterfaceReadings(IReadOnlyDictionary<uint, PortDescription>? known = null)
{
    /// <summary>ifSpeed's largest value means "more than 4.29 Gbit/s, see ifHighSpeed".</summary>
    private const uint SpeedBeyondGauge = uint.MaxValue;
    private const int NameLengthMax = 255;

    /// <summary>ifOperStatus notPresent: some component is missing, typically hardware (RFC 2863).</summary>
    private const int NotPresent = 6;

    /// <summary>IANAifType mplsTunnel and mpls: layers over a port that has a row of its own, with the same traffic once more.</summary>
    private const int MplsTunnel = 150, Mpls = 166;

    private readonly Dictionary<uint, Row> rows = [];

    public void Take(DeviceColumn column, uint index, SnmpVariable variable)
    {
        if (!rows.TryGetValue(index, out Row? row)) rows[index] = row = new(index, known?.GetValueOrDefault(index) ?? new());
        row.IsAlive |= !DeviceMib.IsDescription(column);

        switch (column)
        {
            case DeviceColumn.InterfaceDescription: row.Port.Description = Bounded(variable.ToText()); break;
            case DeviceColumn.InterfaceName: row.Port.Name = Bounded(variable.ToText()); break;
            case DeviceColumn.InterfaceAlias: row.Port.Alias = Bounded(variable.ToText()); break;
            case DeviceColumn.InterfaceType: row.Port.Type = (int)variable.AsSigned; break;
            case DeviceColumn.InterfaceAdminStatus: row.AdminStatus = (int)variable.AsSigned; break;
            case DeviceColumn.InterfaceOperStatus: row.OperStatus = (int)variable.AsSigned; break;
            case DeviceColumn.InterfaceSpeed when variable.AsUnsigned != SpeedBeyondGauge && row.Port.SpeedBps == 0:
                row.Port.SpeedBps = variable.AsNumber;
                break;
            case DeviceColumn.InterfaceHighSpeed when variable.AsNumber > 0: row.Port.SpeedBps = variable.AsNumber * 1e6; break;
            case DeviceColumn.InterfaceDuplex: row.Port.Duplex = (int)variable.AsSigned; break;
            case DeviceColumn.InterfaceInOctets or DeviceColumn.InterfaceHighInOctets: row.In = Counter(variable); break;
            case DeviceColumn.InterfaceOutOctets or DeviceColumn.InterfaceHighOutOctets: row.Out = Counter(variable); break;
            case DeviceColumn.InterfaceInErrors: row.InErrors = Counter(variable); break;
            case DeviceColumn.InterfaceOutErrors: row.OutErrors = Counter(variable); break;
            case DeviceColumn.InterfaceInDiscards: row.InDiscards = Counter(variable); break;
            case DeviceColumn.InterfaceOutDiscards: row.OutDiscards = Counter(variable); break;
        }
    }

    /// <summary>
    /// Whether the known descriptions are still those of these rows: a port that came, went, or changed its state (and with it, perhaps, its
    /// speed) has to be described anew.
    /// </summary>
    public bool FitsWhatIsKnown =>
        known is null
        || (rows.Count == known.Values.Count(port => port.IsAlive) && rows.Values.All(row => known.ContainsKey(row.Index) && row.Port.OperStatus == row.OperStatus));

    /// <summary>Begins the descriptions anew; the walk of their columns follows.</summary>
    public void Forget()
    {
        known = null;
        foreach (Row row in rows.Values) row.Port = new();
    }

    /// <summary>The descriptions of this poll, for those that follow.</summary>
    public IReadOnlyDictionary<uint, PortDescription> Describe()
    {
        foreach (Row row in rows.Values) (row.Port.OperStatus, row.Port.IsAlive) = (row.OperStatus, row.IsAlive);
        return rows.ToDictionary(row => row.Key, row => row.Value.Port);
    }

    /// <summary>Adds the counters to the quantities and gives the ports in the order of their indexes.</summary>
    public ImmutableArray<DeviceInterface> Complete(ReadingList readings)
    {
        // A row that has a description and nothing else was not met by a walk that left descriptions out.
        foreach ((uint index, PortDescription port) in known ?? ImmutableDictionary<uint, PortDescription>.Empty) rows.TryAdd(index, new(index, port));
        bool hasStatuses = rows.Values.Any(row => row.OperStatus != 0);
        Row[] ordered = [.. rows.Values.Where(row => IsPort(row, hasStatuses)).OrderBy(row => row.Index)];
        Name(ordered);
        AddCounters(ordered, readings);
        return
        [
            .. ordered.Select(row => new DeviceInterface(
                (int)row.Index, row.Label, row.Port.Alias, row.Port.Type, row.Port.SpeedBps, row.AdminStatus, row.OperStatus,
                row.Port.Duplex)),
        ];
    }

    /// <summary>
    /// Not a port is a layer over another port, a row of ifXTable alone, and a place for one that was never there: an aggregate without members, a
    /// tunnel that nobody set up. A port that lost its module has counted something, and stays.
    /// </summary>
    private static bool IsPort(Row row, bool hasStatuses)
    {
        if (row.Port.Type is MplsTunnel or Mpls || (hasStatuses && row is { OperStatus: 0, Port.Type: 0 })) return false;

        return row.OperStatus != NotPresent || row.Port.SpeedBps > 0 || row.In is { Value: > 0 } || row.Out is { Value: > 0 };
    }

    private static void AddCounters(Row[] ordered, ReadingList readings)
    {
        foreach (Row row in ordered)
        {
            Add("interface.in", row.In, "By");
            Add("interface.out", row.Out, "By");
            Add("interface.in.errors", row.InErrors, "1");
            Add("interface.out.errors", row.OutErrors, "1");
            Add("interface.in.discards", row.InDiscards, "1");
            Add("interface.out.discards", row.OutDiscards, "1");

            void Add(string name, (double Value, QuantityKind Kind)? counter, string unit)
            {
                if (counter is { } read) readings.AddApart(new(name, row.Label, read.Value, unit, read.Kind));
            }
        }
    }

    private static (double Value, QuantityKind Kind)? Counter(SnmpVariable variable) => variable.IsNumber
        ? (variable.AsNumber, variable.Type == SnmpType.Counter64 ? QuantityKind.Counter64 : QuantityKind.Counter32)
        : null;

    private static string Bounded(string text) => text.Length <= NameLengthMax ? text : text[..NameLengthMax];

    /// <summary>The name is the instance of the row's series. Some stacks name two ports alike; those get their index behind the name.</summary>
    private static void Name(Row[] ordered)
    {
        var uses = new Dictionary<string, int>(ordered.Length);
        foreach (Row row in ordered)
        {
            row.Label = FirstFilled(row.Port.Name, row.Port.Description) ?? $"if{row.Index}";
            uses[row.Label] = uses.GetValueOrDefault(row.Label) + 1;
        }

        foreach (Row row in ordered)
        {
            if (uses[row.Label] > 1) row.Label = $"{row.Label} ({row.Index})";
        }
    }

    private static string? FirstFilled(string? first, string? second) =>
        !string.IsNullOrWhiteSpace(first) ? first : string.IsNullOrWhiteSpace(second) ? null : second;

    private sealed class Row(uint index, PortDescription port)
    {
        public uint Index => index;

        public PortDescription Port { get; set; } = port;

        public bool IsAlive { get; set; }

        public string Label { get; set; } = "";

        public int AdminStatus { get; set; }

        public int OperStatus { get; set; }

        public (double Value, QuantityKind Kind)? In { get; set; }

        public (double Value, QuantityKind Kind)? Out { get; set; }

        public (double Value, QuantityKind Kind)? InErrors { get; set; }

        public (double Value, QuantityKind Kind)? OutErrors { get; set; }

        public (double Value, QuantityKind Kind)? InDiscards { get; set; }

        public (double Value, QuantityKind Kind)? OutDiscards { get; set; }
    }
}
