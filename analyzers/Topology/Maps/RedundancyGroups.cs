using System.Collections.Immutable;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Topology;

namespace PrisonOps.Analyzers.Topology.Maps;

/// <summary>
/// Which links stand in for each other: those whose ports are in one aggregate, seen from either end, and those that lead from one object to
/// both of a redundant pair.
/// </summary>
public static class RedundancyGroups
{
    public static ImmutableArray<TopologyLink> Mark(ImmutableArray<TopologyLink> links, ImmutableArray<TopologyRelation> relations)
    {
        Dictionary<string, string> above = [];
        string[] keys = new string[links.Length];
        HashSet<(Guid, Guid)> pairs =
        [
            .. relations.Where(relation => relation.Type == RelationType.RedundantWith).Select(relation => Ordered(relation.FromId, relation.ToId)),
        ];
        Dictionary<Guid, List<int>> linksOf = [];
        for (int i = 0; i < links.Length; i++)
        {
            TopologyLink link = links[i];
            keys[i] = $"link:{link.Id}";
            if (!IsCable(link)) continue;

            foreach (TopologyPort port in link.Ports)
            {
                if (port.Aggregate is { } aggregate) Join(above, keys[i], $"aggregate:{port.ObjectId}/{aggregate}");
            }

            foreach (Guid end in new[] { link.FromObjectId, link.ToObjectId }.OfType<Guid>())
            {
                if (linksOf.TryGetValue(end, out List<int>? known)) known.Add(i);
                else linksOf[end] = [i];
            }
        }

        foreach ((Guid first, Guid second) in pairs) JoinPair(links, linksOf, above, keys, first, second);
        string[] roots = [.. keys.Select(key => Root(above, key))];
        ILookup<string, int> groups = roots.Select((root, i) => (root, i)).ToLookup(pair => pair.root, pair => pair.i);
        return [.. links.Select((link, i) => groups[roots[i]].Skip(1).Any() ? link with { RedundancyGroup = roots[i] } : link)];
    }

    private static void JoinPair(
        ImmutableArray<TopologyLink> links, Dictionary<Guid, List<int>> linksOf, Dictionary<string, string> above, string[] keys, Guid first, Guid second)
    {
        if (!linksOf.TryGetValue(first, out List<int>? ofFirst) || !linksOf.TryGetValue(second, out List<int>? ofSecond)) return;

        ILookup<Guid, int> byNeighbour = ofSecond.Where(i => Other(links[i], second) is { } other && other != first).ToLookup(i => Other(links[i], second)!.Value);
        foreach (int i in ofFirst)
        {
            if (Other(links[i], first) is not { } neighbour) continue;
            foreach (int twin in byNeighbour[neighbour]) Join(above, keys[i], keys[twin]);
        }
    }

    private static bool IsCable(TopologyLink link) => link.Relation is null or { Type: RelationType.ConnectedTo };

    private static Guid? Other(TopologyLink link, Guid end) => link.FromObjectId == end ? link.ToObjectId : link.FromObjectId;

    private static (Guid, Guid) Ordered(Guid one, Guid other) => one.CompareTo(other) < 0 ? (one, other) : (other, one);

    private static string Root(Dictionary<string, string> above, string key)
    {
        string root = key;
        while (above.TryGetValue(root, out string? next)) root = next;
        return root;
    }

    private static void Join(Dictionary<string, string> above, string one, string other)
    {
        (string first, string second) = (Root(above, one), Root(above, other));
        if (first == second) return;

        // The smaller name stays, so that a group is called the same whatever the order of its links.
        if (string.CompareOrdinal(first, second) < 0) above[second] = first;
        else above[first] = second;
    }
}
