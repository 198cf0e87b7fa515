using System.Collections.Immutable;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Topology;

namespace PrisonOps.Analyzers.Topology.Maps;

/// <summary>The map as trees: one for each component, under its most central node, by a breadth-first walk.</summary>
/// <param name="Order">Parents before their children.</param>
/// <param name="Parent">-1 for a root.</param>
internal sealed record LayoutForest(ImmutableArray<int> Roots, int[] Order, int[] Parent, ImmutableArray<int>[] Children)
{
    /// <summary>What carries the others stands above them; the first that fits a class counts, and maps of other units stand on top.</summary>
    private static readonly string[] Ranks =
        ["network.router", "network.switch", "network", "infosec", "compute"];

    public static LayoutForest Of(ImmutableArray<TopologyNode> nodes, ImmutableArray<TopologyLink> links)
    {
        Dictionary<Guid, int> index = nodes.Select((node, i) => (node.Id, i)).ToDictionary(pair => pair.Id, pair => pair.i);
        SortedSet<int>[] beside = new SortedSet<int>[nodes.Length];
        for (int i = 0; i < nodes.Length; i++) beside[i] = [];
        // Cables decide where things stand; what only needs something else follows them, and hangs by its need where it has no cable.
        foreach (TopologyLink link in links.Where(IsCable)) Join(index, beside, link);
        bool[] isWired = [.. beside.Select(others => others.Count > 0)];
        foreach (TopologyLink link in links.Where(link => !IsCable(link)))
        {
            if (!isWired[index[link.FromNodeId]] || !isWired[index[link.ToNodeId]]) Join(index, beside, link);
        }

        // A core switch has fewer neighbours than one with two hundred cameras, but more that others hang on.
        int[] carried = [.. beside.Select(others => others.Count > 1 ? others.Count(other => beside[other].Count > 1) : 0)];
        int[] order =
        [
            .. Enumerable.Range(0, nodes.Length).OrderBy(i => Rank(nodes[i])).ThenByDescending(i => carried[i]).ThenByDescending(i => beside[i].Count)
                .ThenBy(i => Code(nodes[i]), StringComparer.Ordinal).ThenBy(i => nodes[i].Id),
        ];
        int[] position = new int[nodes.Length];
        for (int i = 0; i < order.Length; i++) position[order[i]] = i;
        return Walk(order, position, beside);
    }

    private static LayoutForest Walk(int[] order, int[] position, SortedSet<int>[] beside)
    {
        int[] parent = new int[order.Length];
        Array.Fill(parent, -1);
        List<int> walked = [], roots = [], alone = [];
        List<int>[] children = [.. order.Select(_ => new List<int>())];
        bool[] seen = new bool[order.Length];
        foreach (int root in order)
        {
            if (seen[root]) continue;

            seen[root] = true;
            (beside[root].Count == 0 ? alone : roots).Add(root);
            int next = walked.Count;
            for (walked.Add(root); next < walked.Count; next++)
            {
                int at = walked[next];
                foreach (int other in beside[at].OrderBy(i => position[i]))
                {
                    if (seen[other]) continue;

                    (seen[other], parent[other]) = (true, at);
                    children[at].Add(other);
                    walked.Add(other);
                }
            }
        }

        return new([.. roots, .. alone], [.. walked], parent, [.. children.Select(list => list.ToImmutableArray())]);
    }

    private static void Join(Dictionary<Guid, int> index, SortedSet<int>[] beside, TopologyLink link)
    {
        (int from, int to) = (index[link.FromNodeId], index[link.ToNodeId]);
        beside[from].Add(to);
        beside[to].Add(from);
    }

    private static bool IsCable(TopologyLink link) => link.Relation is null or { Type: RelationType.ConnectedTo };

    private static string Code(TopologyNode node) => node.Item?.Code ?? node.Map?.UnitNameZh ?? node.Element?.Label ?? "";

    private static int Rank(TopologyNode node)
    {
        if (node.Item is not { } item) return node.Kind == TopologyNodeKind.Map ? Ranks.Length : Ranks.Length + 1;

        int rank = Array.FindIndex(Ranks, prefix => item.ClassCode.StartsWith(prefix, StringComparison.Ordinal));
        return rank < 0 ? Ranks.Length + 2 : rank;
    }
}
