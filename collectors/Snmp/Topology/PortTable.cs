using System.Collections.Immutable;
using System.Globalization;
using PrisonOps.Collectors.Snmp.Profiles;
using PrisonOps.Ports.Topology.Discovery;

namespace PrisonOps.Collectors.Snmp.Topology;

/// <summary>The ports of a device under all the numbers that its tables use: interfaces, ports of LLDP, ports of the bridge.</summary>
internal sealed class PortTable
{
    private const int KindOfHardware = 3;

    /// <summary>IANAifType ieee8023adLag.</summary>
    private const int Lag = 161;

    private readonly SnmpSnapshot snapshot;
    private readonly Dictionary<int, string> names = [];
    private readonly Dictionary<string, int> indexes = [];
    private readonly Dictionary<int, string> announced = [];

    public PortTable(SnmpSnapshot snapshot)
    {
        this.snapshot = snapshot;
        foreach ((string row, SnmpValue description) in snapshot.Rows(FactsMib.InterfaceDescription).Take(DeviceFacts.PortsMax))
        {
            if (Number(row) is not { } index) continue;

            string? name = snapshot.Find(FactsMib.InterfaceName, row)?.Text;
            names[index] = !string.IsNullOrWhiteSpace(name) ? name : description.Text.Length > 0 ? description.Text : $"if{index}";
        }

        // As polls name them: two ports of one name get their index behind it.
        foreach (IGrouping<string, int> same in names.ToArray().GroupBy(pair => pair.Value, pair => pair.Key).Where(group => group.Count() > 1))
        {
            foreach (int index in same) names[index] = $"{same.Key} ({index})";
        }

        foreach ((int index, string name) in names) indexes[name] = index;
        foreach ((string row, _) in snapshot.Rows(FactsMib.LocalPortId))
        {
            if (LocalName(row) is { } name && indexes.TryGetValue(name, out int index)) announced[index] = row;
        }
    }

    public string? ByInterface(string index) => Number(index) is { } number ? names.GetValueOrDefault(number) : null;

    public string? ByBridge(string port) => snapshot.Find(FactsMib.BridgePortIndex, port)?.Text is { } index ? ByInterface(index) : ByInterface(port);

    /// <summary>A port number of LLDP may be an ifIndex, a bridge port or a number of its own; only a name that IF-MIB has too is sure.</summary>
    public string LocalName(string number)
    {
        string? id = snapshot.Find(FactsMib.LocalPortId, number)?.Text, description = snapshot.Find(FactsMib.LocalPortDescription, number)?.Text;
        foreach (string? said in new[] { id, description })
        {
            if (said is { Length: > 0 } && (indexes.ContainsKey(said) || DescribedAs(said) is not null)) return indexes.ContainsKey(said) ? said : DescribedAs(said)!;
        }

        if (snapshot.Find(FactsMib.LocalPortKind, number)?.AsNumber == KindOfHardware && snapshot.Find(FactsMib.LocalPortId, number)?.Octets is { } octets
            && ByHardware(octets) is { } owner) return owner;
        if (snapshot.Find(FactsMib.BridgePortIndex, number)?.Text is { } index && ByInterface(index) is { } bridged) return bridged;

        return ByInterface(number) ?? id ?? number;
    }

    public ImmutableArray<PortFacts> Ports()
    {
        Dictionary<int, int> aggregates = Aggregates();
        Dictionary<int, SortedSet<int>> vlans = Vlans();
        Dictionary<int, int> natives = [];
        foreach ((string row, SnmpValue native) in snapshot.Rows(FactsMib.NativeVlan))
        {
            if (ByBridge(row) is { } name && indexes.TryGetValue(name, out int index)) natives[index] = (int)native.AsNumber;
        }

        HashSet<int> whole = [.. aggregates.Values];
        return
        [
            .. names.OrderBy(pair => pair.Key).Select(pair =>
            {
                string row = pair.Key.ToString(CultureInfo.InvariantCulture);
                string? local = announced.GetValueOrDefault(pair.Key);
                return new PortFacts(
                    pair.Key, pair.Value, snapshot.Find(FactsMib.InterfaceDescription, row)?.Text, HardwareAddress.Of(snapshot.Find(FactsMib.InterfaceHardware, row)?.Octets),
                    local is null ? null : snapshot.Find(FactsMib.LocalPortId, local)?.Text, local is null ? null : snapshot.Find(FactsMib.LocalPortDescription, local)?.Text,
                    aggregates.TryGetValue(pair.Key, out int above) ? names.GetValueOrDefault(above) : null,
                    whole.Contains(pair.Key) || snapshot.Find(FactsMib.InterfaceType, row)?.AsNumber == Lag,
                    vlans.TryGetValue(pair.Key, out SortedSet<int>? carried) ? Ranges(carried) : null, natives.TryGetValue(pair.Key, out int native) ? native : null);
            }),
        ];
    }

    private string? DescribedAs(string description)
    {
        foreach ((int index, string name) in names)
        {
            if (snapshot.Find(FactsMib.InterfaceDescription, index.ToString(CultureInfo.InvariantCulture))?.Text == description) return name;
        }

        return null;
    }

    private string? ByHardware(byte[] octets)
    {
        foreach ((string row, SnmpValue own) in snapshot.Rows(FactsMib.InterfaceHardware))
        {
            if (own.Octets is { } found && found.AsSpan().SequenceEqual(octets)) return ByInterface(row);
        }

        return null;
    }

    private Dictionary<int, int> Aggregates()
    {
        Dictionary<int, int> aggregates = [];
        foreach ((string row, SnmpValue above) in snapshot.Rows(FactsMib.AggregateOf))
        {
            if (Number(row) is { } member && above.AsNumber > 0 && (int)above.AsNumber != member) aggregates[member] = (int)above.AsNumber;
        }

        foreach ((string row, _) in snapshot.Rows(FactsMib.InterfaceStack))
        {
            if (row.Split('.') is [var above, var below] && Number(above) is { } whole and > 0 && Number(below) is { } member and > 0
                && snapshot.Find(FactsMib.InterfaceType, above)?.AsNumber == Lag) aggregates.TryAdd(member, whole);
        }

        return aggregates;
    }

    /// <summary>Ports of a VLAN are bits, the first of the first octet being bridge port 1.</summary>
    private Dictionary<int, SortedSet<int>> Vlans()
    {
        Dictionary<int, SortedSet<int>> vlans = [];
        foreach ((string row, SnmpValue ports) in snapshot.Rows(FactsMib.VlanPorts))
        {
            if (Number(row.Split('.')[^1]) is not { } vlan || ports.Octets is not { } octets) continue;

            for (int bit = 0; bit < Math.Min(octets.Length * 8, DeviceFacts.PortsMax); bit++)
            {
                if ((octets[bit / 8] & (0x80 >> (bit % 8))) == 0) continue;
                if (ByBridge((bit + 1).ToString(CultureInfo.InvariantCulture)) is not { } name || !indexes.TryGetValue(name, out int index)) continue;

                if (vlans.TryGetValue(index, out SortedSet<int>? known)) known.Add(vlan);
                else vlans[index] = [vlan];
            }
        }

        return vlans;
    }

    private static string Ranges(SortedSet<int> numbers)
    {
        List<string> ranges = [];
        int first = 0, last = 0;
        foreach (int number in numbers.Append(int.MaxValue))
        {
            if (first != 0 && number != last + 1)
            {
                ranges.Add(first == last ? $"{first}" : $"{first}-{last}");
                first = 0;
            }

            if (first == 0) first = number;
            last = number;
        }

        return string.Join(',', ranges);
    }

    private static int? Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;
}
