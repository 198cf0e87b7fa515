using System.Collections.Immutable;
using PrisonOps.Ports.Topology;

namespace PrisonOps.Analyzers.Topology.Graph;

/// <summary>
/// What is cut off when one object or one link fails: what no longer reaches the greatest part that is left of its network. A second way, be it
/// an aggregate or a redundant partner, keeps everything behind it.
/// </summary>
public static class BlastRadius
{
    public static TopologyImpact OfNode(NetworkGraph graph, Guid objectId) =>
        graph.Find(objectId) is { } node ? Without(graph, node, node, []) : TopologyImpact.None;

    public static TopologyImpact OfLink(NetworkGraph graph, TopologyRelation link) =>
        graph.Find(link.FromId) is { } node ? Without(graph, node, -1, [link.Id]) : TopologyImpact.None;

    private static TopologyImpact Without(NetworkGraph graph, int around, int node, ImmutableHashSet<Guid> links)
    {
        bool[] network = graph.Reach(around, -1, []);
        int[] part = new int[graph.Count];
        Array.Fill(part, -1);
        List<List<int>> parts = [];
        for (int start = 0; start < graph.Count; start++)
        {
            if (!network[start] || start == node || part[start] >= 0) continue;

            bool[] reached = graph.Reach(start, node, links);
            List<int> members = [];
            for (int i = 0; i < reached.Length; i++)
            {
                if (!reached[i]) continue;

                part[i] = parts.Count;
                members.Add(i);
            }

            parts.Add(members);
        }

        if (parts.Count == 0) return TopologyImpact.None;

        List<int> rest = parts.MaxBy(members => members.Count)!;
        ImmutableArray<Guid> cutOff = [.. parts.Where(members => members != rest).SelectMany(members => members).Select(graph.Id)];
        HashSet<int> before = Bridges.Behind(graph, rest[0], -1, []), after = Bridges.Behind(graph, rest[0], node, links);
        return new(cutOff, [.. rest.Where(member => after.Contains(member) && !before.Contains(member)).Select(graph.Id)]);
    }
}
