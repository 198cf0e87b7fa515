using System.Collections.Immutable;
using PrisonOps.Ports.Topology;

namespace PrisonOps.Analyzers.Topology.Graph;

/// <summary>
/// The nodes that hang on one link: removing a single one separates them from the greatest part without any of these. By the low-link numbers of
/// Tarjan's walk, without recursion, since a chain may be long.
/// </summary>
internal static class Bridges
{
    public static HashSet<int> Behind(NetworkGraph graph, int start, int withoutNode, ImmutableHashSet<Guid> withoutLinks)
    {
        int[] entered = new int[graph.Count], low = new int[graph.Count], size = new int[graph.Count];
        Guid[] by = new Guid[graph.Count];
        int[] parent = new int[graph.Count], next = new int[graph.Count];
        List<int> order = [];
        Stack<int> open = new([start]);
        (entered[start], low[start], parent[start]) = (1, 1, -1);
        order.Add(start);
        while (open.TryPeek(out int at))
        {
            IReadOnlyList<(int Node, TopologyRelation By)> beside = graph.Beside(at);
            if (next[at] == beside.Count)
            {
                open.Pop();
                size[at]++;
                if (parent[at] is var above and >= 0) (low[above], size[above]) = (Math.Min(low[above], low[at]), size[above] + size[at]);
                continue;
            }

            (int other, TopologyRelation link) = beside[next[at]++];
            if (other == withoutNode || withoutLinks.Contains(link.Id) || link.Id == by[at]) continue;
            if (entered[other] != 0)
            {
                low[at] = Math.Min(low[at], entered[other]);
                continue;
            }

            order.Add(other);
            (entered[other], low[other], parent[other], by[other]) = (order.Count, order.Count, at, link.Id);
            open.Push(other);
        }

        return Hanging(order, entered, low, parent, size);
    }

    /// <summary>
    /// A link is a bridge when nothing below it reaches above it. The lesser side of each hangs on it: below, or above where the walk began in a
    /// leaf.
    /// </summary>
    private static HashSet<int> Hanging(List<int> order, int[] entered, int[] low, int[] parent, int[] size)
    {
        HashSet<int> hanging = [];
        foreach (int node in order)
        {
            if (parent[node] < 0 || low[node] < entered[node]) continue;

            // The nodes below one are those that were entered after it, as many as its subtree has.
            bool isBelow = size[node] * 2 <= order.Count;
            for (int i = 0; i < order.Count; i++)
            {
                bool isInside = i + 1 >= entered[node] && i + 1 < entered[node] + size[node];
                if (isInside == isBelow) hanging.Add(order[i]);
            }
        }

        return hanging;
    }
}
