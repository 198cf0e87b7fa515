using System.Collections.Immutable;
using PrisonOps.Collectors.Snmp.Profiles;
using PrisonOps.Ports.Topology;
using PrisonOps.Ports.Topology.Discovery;

namespace PrisonOps.Collectors.Snmp.Topology;

/// <summary>Makes facts of what walks have brought. What does not fit is left out; what there is too much of is cut.</summary>
internal static class FactsAssembly
{
    private const int KindOfHardware = 4, KindOfAddress = 5, PortKindOfHardware = 3;
    private const int StatusLearnt = 3;
    private const int TextMax = 255;

    public static DeviceFacts Of(Guid objectId, DateTimeOffset at, SnmpSnapshot snapshot)
    {
        PortTable ports = new(snapshot);
        ImmutableArray<NeighbourFacts> neighbours = [.. Lldp(snapshot, ports).Concat(Cdp(snapshot, ports)).Take(DeviceFacts.NeighboursMax)];
        HashSet<string> own = [.. OwnHardware(snapshot)];
        return new(
            objectId, at, Text(snapshot.Find(FactsMib.SysName, "0")), neighbours.Length > 0 || snapshot.Rows(FactsMib.LocalPortId).Count > 0, [.. own.Order(StringComparer.Ordinal)],
            [.. snapshot.Rows(FactsMib.OwnAddress).Select(row => row.Row).Where(address => !address.StartsWith("127.", StringComparison.Ordinal) && address != "0.0.0.0").Distinct()],
            ports.Ports(), neighbours, [.. Learnt(snapshot, ports).Where(learnt => !own.Contains(learnt.HardwareAddress)).Distinct().Take(DeviceFacts.LearntMax)],
            [.. Resolved(snapshot).Distinct().Take(DeviceFacts.ResolvedMax)]);
    }

    private static IEnumerable<NeighbourFacts> Lldp(SnmpSnapshot snapshot, PortTable ports)
    {
        ILookup<string, string> addresses = snapshot.Rows(FactsMib.RemoteAddress).Select(row => row.Row.Split('.'))
            .Where(arcs => arcs.Length == 9 && arcs[3] == "1" && arcs[4] == "4")
            .ToLookup(arcs => string.Join('.', arcs[..3]), arcs => string.Join('.', arcs[5..]));
        foreach ((string row, SnmpValue port) in snapshot.Rows(FactsMib.RemotePort))
        {
            // The index is time mark, local port number, a number of the neighbour.
            if (row.Split('.') is not [_, var local, _]) continue;

            SnmpValue? chassis = snapshot.Find(FactsMib.RemoteChassis, row);
            double? kind = snapshot.Find(FactsMib.RemoteChassisKind, row)?.AsNumber;
            string? hardware = kind == KindOfHardware ? HardwareAddress.Of(chassis?.Octets) : null;
            string? address = kind == KindOfAddress && chassis?.Octets is [1, var a, var b, var c, var d] ? $"{a}.{b}.{c}.{d}" : null;
            bool isHardwarePort = snapshot.Find(FactsMib.RemotePortKind, row)?.AsNumber == PortKindOfHardware;
            string? portHardware = isHardwarePort ? HardwareAddress.Of(port.Octets) : null;
            yield return new(
                EvidenceSource.Lldp, ports.LocalName(local), hardware ?? Text(chassis), portHardware is null ? Text(port) : null,
                Text(snapshot.Find(FactsMib.RemotePortDescription, row)), portHardware, Text(snapshot.Find(FactsMib.RemoteName, row)),
                [.. addresses[row].Concat(address is null ? [] : [address]).Distinct()]);
        }
    }

    private static IEnumerable<NeighbourFacts> Cdp(SnmpSnapshot snapshot, PortTable ports)
    {
        foreach ((string row, SnmpValue device) in snapshot.Rows(FactsMib.CdpDevice))
        {
            // The index is ifIndex, a number of the neighbour.
            string local = row.Split('.')[0];
            string[] addresses = snapshot.Find(FactsMib.CdpAddress, row)?.Octets is [var a, var b, var c, var d] ? [$"{a}.{b}.{c}.{d}"] : [];
            if (Text(device) is not { } name) continue;

            yield return new(EvidenceSource.Cdp, ports.ByInterface(local) ?? local, null, Text(snapshot.Find(FactsMib.CdpPort, row)), null, null, name, [.. addresses]);
        }
    }

    private static IEnumerable<string> OwnHardware(SnmpSnapshot snapshot)
    {
        foreach ((_, SnmpValue own) in snapshot.Rows(FactsMib.InterfaceHardware))
        {
            if (HardwareAddress.Of(own.Octets) is { } address) yield return address;
        }

        if (HardwareAddress.Of(snapshot.Find(FactsMib.BridgeAddress, "0")?.Octets) is { } bridge) yield return bridge;
        if (snapshot.Find(FactsMib.LocalChassisKind, "0")?.AsNumber == KindOfHardware && HardwareAddress.Of(snapshot.Find(FactsMib.LocalChassis, "0")?.Octets) is { } chassis)
            yield return chassis;
    }

    /// <summary>The table with VLANs holds what the one without holds, where a bridge has both.</summary>
    private static IEnumerable<LearntAddress> Learnt(SnmpSnapshot snapshot, PortTable ports)
    {
        bool byVlan = snapshot.Rows(FactsMib.VlanFdbPort).Count > 0;
        foreach ((string row, SnmpValue port) in snapshot.Rows(byVlan ? FactsMib.VlanFdbPort : FactsMib.FdbPort))
        {
            bool isLearnt = (snapshot.Find(byVlan ? FactsMib.VlanFdbStatus : FactsMib.FdbStatus, row)?.AsNumber ?? StatusLearnt) == StatusLearnt;
            if (isLearnt && HardwareAddress.OfRow(row) is { } address && ports.ByBridge(port.Text) is { } name) yield return new(address, name);
        }
    }

    private static IEnumerable<ResolvedAddress> Resolved(SnmpSnapshot snapshot)
    {
        foreach ((string row, SnmpValue hardware) in snapshot.Rows(FactsMib.ArpHardware))
        {
            if (row.Split('.') is { Length: 5 } arcs && HardwareAddress.Of(hardware.Octets) is { } address) yield return new(string.Join('.', arcs[1..]), address);
        }

        foreach ((string row, SnmpValue hardware) in snapshot.Rows(FactsMib.NeighbourHardware))
        {
            if (row.Split('.') is { Length: 7 } arcs && arcs[1] == "1" && arcs[2] == "4" && HardwareAddress.Of(hardware.Octets) is { } address)
                yield return new(string.Join('.', arcs[3..]), address);
        }
    }

    private static string? Text(SnmpValue? value) => value?.Text is { Length: > 0 } text ? text.Length <= TextMax ? text : text[..TextMax] : null;
}
