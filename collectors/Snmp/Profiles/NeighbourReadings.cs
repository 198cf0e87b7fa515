using System.Collections.Immutable;
using System.Globalization;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Profiles;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Snmp.Profiles;

/// <summary>Reads the neighbours off LLDP-MIB (IEEE 802.1AB), CISCO-CDP-MIB and TPLINK-LLDPINFO-MIB, which switches of TP-Link have instead of LLDP-MIB.</summary>
internal static class NeighbourReadings
{
    private const int SubtypeInterfaceName = 5;

    private static readonly ColumnReference
        RemotePortId = ColumnReference.Parse("1.0.8802.1.1.2.1.4.1.1.7"),
        RemotePortDescription = ColumnReference.Parse("1.0.8802.1.1.2.1.4.1.1.8"),
        RemoteName = ColumnReference.Parse("1.0.8802.1.1.2.1.4.1.1.9"),
        LocalSubtype = ColumnReference.Parse("1.0.8802.1.1.2.1.3.7.1.2"),
        LocalId = ColumnReference.Parse("1.0.8802.1.1.2.1.3.7.1.3"),
        LocalDescription = ColumnReference.Parse("1.0.8802.1.1.2.1.3.7.1.4"),
        BridgePortIndex = ColumnReference.Parse("1.3.6.1.2.1.17.1.4.1.2"),
        CdpHost = ColumnReference.Parse("1.3.6.1.4.1.9.9.23.1.2.1.1.6"),
        CdpPort = ColumnReference.Parse("1.3.6.1.4.1.9.9.23.1.2.1.1.7"),
        TplinkLocalPort = ColumnReference.Parse("1.3.6.1.4.1.11863.6.35.1.2.2.1.1"),
        TplinkPortId = ColumnReference.Parse("1.3.6.1.4.1.11863.6.35.1.2.2.1.6"),
        TplinkPortDescription = ColumnReference.Parse("1.3.6.1.4.1.11863.6.35.1.2.2.1.8"),
        TplinkHost = ColumnReference.Parse("1.3.6.1.4.1.11863.6.35.1.2.2.1.9");

    public static ImmutableArray<ObjectIdentifier> Columns { get; } =
    [
        .. new[]
        {
            RemotePortId, RemotePortDescription, RemoteName, LocalSubtype, LocalId, LocalDescription, BridgePortIndex, CdpHost, CdpPort,
            TplinkLocalPort, TplinkPortId, TplinkPortDescription, TplinkHost,
        }.Select(reference => reference.Column),
    ];

    public static ImmutableArray<DeviceNeighbour> From(SnmpSnapshot snapshot, ImmutableArray<DeviceInterface> interfaces)
    {
        var names = interfaces.ToDictionary(port => port.Index, port => port.Name);
        var found = ImmutableArray.CreateBuilder<DeviceNeighbour>();
        foreach ((string row, SnmpValue port) in snapshot.Rows(RemotePortId))
        {
            // The index is time mark, local port number, a number of the neighbour.
            if (row.Split('.') is not [_, var local, _] || snapshot.Find(RemoteName, row)?.Text is not { Length: > 0 } host) continue;

            string remote = snapshot.Find(RemotePortDescription, row)?.Text is { Length: > 0 } description ? description : port.Text;
            found.Add(new(LocalName(local, snapshot, names), host, remote, "lldp"));
        }

        foreach ((string row, SnmpValue host) in snapshot.Rows(CdpHost))
        {
            // The index is ifIndex, a number of the neighbour.
            string local = row.Split('.')[0];
            if (host.Text.Length == 0) continue;

            found.Add(new(NameOf(local, names) ?? local, host.Text, snapshot.Find(CdpPort, row)?.Text ?? "", "cdp"));
        }

        foreach ((string row, SnmpValue host) in snapshot.Rows(TplinkHost))
        {
            // The index is ifIndex, a number of the neighbour.
            string index = row.Split('.')[0], local = NameOf(index, names) ?? snapshot.Find(TplinkLocalPort, row)?.Text ?? index;
            if (host.Text.Length == 0 || found.Any(known => known.LocalPort == local && known.RemoteHost == host.Text)) continue;

            string remote = snapshot.Find(TplinkPortDescription, row)?.Text is { Length: > 0 } description ? description : snapshot.Find(TplinkPortId, row)?.Text ?? "";
            found.Add(new(local, host.Text, remote, "lldp"));
        }

        return found.ToImmutable();
    }

    /// <summary>A local port number may be an ifIndex, a bridge port or a number of its own; only the name that IF-MIB has too is sure.</summary>
    private static string LocalName(string number, SnmpSnapshot snapshot, Dictionary<int, string> names)
    {
        string? id = snapshot.Find(LocalId, number)?.Text, description = snapshot.Find(LocalDescription, number)?.Text;
        if (snapshot.Find(LocalSubtype, number)?.AsNumber == SubtypeInterfaceName && id is { Length: > 0 }) return id;
        if (names.Values.FirstOrDefault(name => name == id || name == description) is { } known) return known;
        if (snapshot.Find(BridgePortIndex, number)?.Text is { } index && NameOf(index, names) is { } bridged) return bridged;

        return NameOf(number, names) ?? id ?? description ?? number;
    }

    private static string? NameOf(string index, Dictionary<int, string> names) =>
        int.TryParse(index, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? names.GetValueOrDefault(number) : null;
}
