namespace PrisonOps.Analyzers.Topology.Suppression;

/// <summary>The least set of nodes that are reached: from those that need nothing, group by group. Each relation is looked at once.</summary>
internal sealed class ReachPass
{
    private readonly ReachGraph graph;
    private readonly bool[] satisfied;
    private readonly Stack<int> open = new();

    public ReachPass(ReachGraph graph)
    {
        this.graph = graph;
        satisfied = new bool[graph.Groups.Length];
        Reached = new bool[graph.Nodes.Length];
        Missing = new int[graph.Nodes.Length];
        foreach (ReachGroup group in graph.Groups)
        {
            if (group.Kind == ReachGroupKind.Firm) Missing[group.Owner]++;
        }
    }

    public bool[] Reached { get; }

    /// <summary>Of each node the number of firm groups without a member that is reached.</summary>
    public int[] Missing { get; }

    public bool IsSatisfied(int group) => satisfied[group];

    public void Start(Func<int, bool> isBlocked)
    {
        for (int node = 0; node < Reached.Length; node++)
        {
            if (Missing[node] == 0 && !isBlocked(node)) Reach(node);
        }

        Spread(isBlocked);
    }

    /// <summary>Takes a node for reached whatever it needs, and goes on from there.</summary>
    public void Grant(int node, Func<int, bool> isBlocked)
    {
        if (Reached[node]) return;

        Reach(node);
        Spread(isBlocked);
    }

    private void Reach(int node)
    {
        if (Reached[node]) return;

        Reached[node] = true;
        open.Push(node);
    }

    private void Spread(Func<int, bool> isBlocked)
    {
        while (open.TryPop(out int node))
        {
            foreach (int group in graph.Serves[node])
            {
                if (satisfied[group]) continue;

                satisfied[group] = true;
                if (graph.Groups[group].Kind != ReachGroupKind.Firm) continue;

                int owner = graph.Groups[group].Owner;
                if (--Missing[owner] == 0 && !isBlocked(owner)) Reach(owner);
            }
        }
    }
}
