using System.Collections.Immutable;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Topology;

namespace PrisonOps.Analyzers.Topology.Graph;

/// <summary>Objects and the cables between them, both ways. Nodes are numbers, in the order in which relations first name them.</summary>
public sealed class NetworkGraph
{
    private readonly Dictionary<Guid, int> numbers = [];
    private readonly List<Guid> ids = [];
    private readonly List<List<(int Node, TopologyRelation By)>> beside = [];

    public NetworkGraph(IEnumerable<TopologyRelation> relations)
    {
        foreach (TopologyRelation relation in relations)
        {
            if (relation.Type != RelationType.ConnectedTo) continue;

            (int from, int to) = (Number(relation.FromId), Number(relation.ToId));
            beside[from].Add((to, relation));
            beside[to].Add((from, relation));
        }
    }

    public int Count => ids.Count;

    public Guid Id(int node) => ids[node];

    public int? Find(Guid id) => numbers.TryGetValue(id, out int node) ? node : null;

    public IReadOnlyList<(int Node, TopologyRelation By)> Beside(int node) => beside[node];

    /// <summary>Every node that is reached from one, without going through a node or a link that fails.</summary>
    public bool[] Reach(int start, int withoutNode, ImmutableHashSet<Guid> withoutLinks)
    {
        bool[] seen = new bool[Count];
        if (start == withoutNode) return seen;

        Queue<int> waiting = new([start]);
        seen[start] = true;
        while (waiting.TryDequeue(out int at))
        {
            foreach ((int next, TopologyRelation by) in beside[at])
            {
                if (seen[next] || next == withoutNode || withoutLinks.Contains(by.Id)) continue;

                seen[next] = true;
                waiting.Enqueue(next);
            }
        }

        return seen;
    }

    private int Number(Guid id)
    {
        if (numbers.TryGetValue(id, out int node)) return node;

        ids.Add(id);
        beside.Add([]);
        return numbers[id] = ids.Count - 1;
    }
}
