using System.Collections.Immutable;
using PrisonOps.Ports.Topology;
using PrisonOps.Ports.Topology.Discovery;

namespace PrisonOps.Analyzers.Topology.Discovery;

/// <summary>The links of a network by all that its devices say. What is announced goes before what was learnt.</summary>
public static class TopologyInference
{
    public static DiscoveredNetwork Infer(ImmutableArray<DeviceFacts> devices, ImmutableArray<TopologyObject> objects)
    {
        ObjectIndex index = new(objects, devices);
        (ImmutableArray<DiscoveredLink> announced, ImmutableArray<Stranger> strangers) = NeighbourLinks.Infer(devices, index);
        HashSet<LinkPort> wired = [.. announced.SelectMany(link => new[] { link.From, link.To })];
        HashSet<(Guid, Guid)> joined = [.. announced.Select(link => Ordered(link.From.ObjectId, link.To.ObjectId))];
        // A host that announces itself has its link already; its address was learnt on the same port.
        IEnumerable<DiscoveredLink> learnt = BridgeLinks.Infer(devices, index, wired, joined)
            .Where(link => !joined.Contains(Ordered(link.From.ObjectId, link.To.ObjectId)));
        return new(
            [.. Upwards.Turn([.. announced, .. learnt], index).OrderBy(link => link.From.ObjectId).ThenBy(link => link.From.Port, StringComparer.Ordinal).ThenBy(link => link.To.ObjectId)], strangers);
    }

    private static (Guid, Guid) Ordered(Guid one, Guid other) => one.CompareTo(other) < 0 ? (one, other) : (other, one);
}
