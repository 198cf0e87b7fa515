using System.Collections.Immutable;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Topology;
using PrisonOps.Ports.Topology.Discovery;

namespace PrisonOps.Analyzers.Topology.Discovery;

/// <summary>
/// A relation starts at what stands on the other end, so a link is turned towards the centre of the network: to the upper unit, to what routes and
/// switches, to what is core, to what carries more links.
/// </summary>
internal static class Upwards
{
    private static readonly string[] Carriers = ["network.router", "network.switch", "network", "infosec"];

    public static ImmutableArray<DiscoveredLink> Turn(ImmutableArray<DiscoveredLink> links, ObjectIndex index)
    {
        Dictionary<Guid, int> degrees = links.SelectMany(link => new[] { link.From.ObjectId, link.To.ObjectId }).CountBy(id => id).ToDictionary();
        return [.. links.Select(link => Rank(link.From.ObjectId).CompareTo(Rank(link.To.ObjectId)) > 0 ? link with { From = link.To, To = link.From } : link)];

        (int Tier, int Carrier, int Core, int Degree, Guid Id) Rank(Guid id)
        {
            TopologyObject? item = index.Find(id);
            return (Tier(item), Carrier(item), item?.Criticality == Criticality.Core ? 1 : 0, degrees[id], id);
        }
    }

    /// <summary>0 for a prison, 2 for the ministry.</summary>
    private static int Tier(TopologyObject? item) => item?.Place switch { null or { Prison: not 0 } => 0, { Province: not 0 } => 1, _ => 2 };

    private static int Carrier(TopologyObject? item)
    {
        int at = item is null ? -1 : Array.FindIndex(Carriers, prefix => item.ClassCode.StartsWith(prefix, StringComparison.Ordinal));
        return at < 0 ? 0 : Carriers.Length - at;
    }
}
