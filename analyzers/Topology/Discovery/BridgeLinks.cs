using System.Collections.Immutable;
using PrisonOps.Ports.Topology;
using PrisonOps.Ports.Topology.Discovery;

namespace PrisonOps.Analyzers.Topology.Discovery;

/// <summary>
/// Links by where bridges have learnt whom. A port behind which another bridge was learnt leads on and not to a host; a host is at the port that
/// has learnt fewest others, and two bridges face each other where none is learnt between them (the direct-connection theorem of Breitbart and
/// others, as far as tables that forget after minutes allow).
/// </summary>
public static class BridgeLinks
{
    public const double Alone = 0.85, Bridged = 0.7, AmongOthers = 0.5;

    /// <summary>More hosts than this behind one port are not wired to it: something is between that nobody can ask, and where each is stays unknown.</summary>
    public const int HostsOnPortMax = 24;

    /// <param name="wired">Ports whose other end is known from announcements.</param>
    public static ImmutableArray<DiscoveredLink> Infer(ImmutableArray<DeviceFacts> devices, ObjectIndex index, IReadOnlySet<LinkPort> wired, IReadOnlySet<(Guid, Guid)> joined)
    {
        DeviceFacts[] bridges = [.. devices.Where(device => !device.Learnt.IsEmpty)];
        HashSet<Guid> ids = [.. bridges.Select(bridge => bridge.ObjectId)];
        Dictionary<LinkPort, PortSight> ports = [];
        foreach (DeviceFacts bridge in bridges)
        {
            foreach (IGrouping<string, LearntAddress> onPort in bridge.Learnt.GroupBy(learnt => learnt.Port))
            {
                string[] all = [.. onPort.Select(learnt => learnt.HardwareAddress).Distinct()];
                Guid[] objects = [.. all.Select(address => index.ByHardware(address)).OfType<Guid>().Where(id => id != bridge.ObjectId).Distinct()];
                ports[new(bridge.ObjectId, onPort.Key)] = new(bridge, all, objects, [.. objects.Where(ids.Contains)]);
            }
        }

        HashSet<LinkPort> covered = WithAggregates(devices, wired);
        ImmutableArray<DiscoveredLink> between = FaceToFace(ports, covered, joined);
        HashSet<LinkPort> leadOn = [.. covered, .. between.SelectMany(link => new[] { link.From, link.To })];
        return [.. between, .. Hosts(ports, leadOn, ids)];
    }

    private static IEnumerable<DiscoveredLink> Hosts(Dictionary<LinkPort, PortSight> ports, HashSet<LinkPort> leadOn, HashSet<Guid> bridges)
    {
        Dictionary<Guid, List<LinkPort>> seenAt = [];
        foreach ((LinkPort port, PortSight sight) in ports)
        {
            if (sight.Bridges.Length > 0 || leadOn.Contains(port) || sight.All.Length > HostsOnPortMax) continue;

            foreach (Guid host in sight.Objects.Where(host => !bridges.Contains(host)))
            {
                if (seenAt.TryGetValue(host, out List<LinkPort>? known)) known.Add(port);
                else seenAt[host] = [port];
            }
        }

        foreach ((Guid host, List<LinkPort> at) in seenAt.OrderBy(pair => pair.Key))
        {
            int fewest = at.Min(port => ports[port].All.Length);
            LinkPort[] nearest = [.. at.Where(port => ports[port].All.Length == fewest)];
            // The same address at two equal ports is a loop, a copy or a move in this minute: nobody can tell which.
            if (nearest.Length > 1) continue;

            PortSight sight = ports[nearest[0]];
            bool isAlone = fewest == 1;
            yield return new(
                new(host, null), nearest[0], EvidenceSource.Fdb, isAlone ? Alone : AmongOthers,
                [new(EvidenceSource.Fdb, nearest[0].ObjectId, nearest[0].Port, isAlone ? "address-on-port" : "addresses-on-port", string.Join(' ', sight.All.Order().Take(8)), sight.Device.At)]);
        }
    }

    private static ImmutableArray<DiscoveredLink> FaceToFace(Dictionary<LinkPort, PortSight> ports, HashSet<LinkPort> covered, IReadOnlySet<(Guid, Guid)> joined)
    {
        ILookup<Guid, LinkPort> portsOf = ports.Keys.ToLookup(port => port.ObjectId);
        List<DiscoveredLink> links = [];
        foreach (LinkPort near in ports.Keys.Where(port => !covered.Contains(port)).OrderBy(port => port.ObjectId).ThenBy(port => port.Port, StringComparer.Ordinal))
        {
            foreach (Guid other in ports[near].Bridges.Where(other => near.ObjectId.CompareTo(other) < 0 && !joined.Contains(Ordered(near.ObjectId, other))))
            {
                LinkPort[] back = [.. portsOf[other].Where(port => !covered.Contains(port) && ports[port].Bridges.Contains(near.ObjectId))];
                // Somebody whom both see towards each other stands between them.
                if (back is not [var far] || ports[near].Bridges.Intersect(ports[far].Bridges).Any()) continue;

                links.Add(new(
                    near, far, EvidenceSource.Fdb, Bridged,
                    [Evidence(near, ports[near], other), Evidence(far, ports[far], near.ObjectId)]));
            }
        }

        return [.. links];
    }

    private static LinkEvidence Evidence(LinkPort port, PortSight sight, Guid other) =>
        new(EvidenceSource.Fdb, port.ObjectId, port.Port, "bridges-face-to-face", $"{sight.All.Length} {other}", sight.Device.At);

    /// <summary>A bridge learns on the aggregate; neighbours announce themselves on its members. A wired member covers the whole.</summary>
    private static HashSet<LinkPort> WithAggregates(ImmutableArray<DeviceFacts> devices, IReadOnlySet<LinkPort> wired)
    {
        HashSet<LinkPort> covered = [.. wired];
        foreach (DeviceFacts device in devices)
        {
            foreach (PortFacts port in device.Ports)
            {
                if (port.Aggregate is { } aggregate && wired.Contains(new(device.ObjectId, port.Name))) covered.Add(new(device.ObjectId, aggregate));
            }
        }

        return covered;
    }

    private static (Guid, Guid) Ordered(Guid one, Guid other) => one.CompareTo(other) < 0 ? (one, other) : (other, one);

    private sealed record PortSight(DeviceFacts Device, string[] All, Guid[] Objects, Guid[] Bridges);
}
