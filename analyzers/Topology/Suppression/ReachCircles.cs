namespace PrisonOps.Analyzers.Topology.Suppression;

/// <summary>Finds the groups that nothing can satisfy though every object answers: their members are on a circle with their owner.</summary>
internal static class ReachCircles
{
    public static void SetApart(ReachGraph graph)
    {
        ReachPass pass = new(graph);
        pass.Start(_ => false);

        // Circles come after those that they stand on: what is still stuck then is stuck by itself.
        foreach (List<int> circle in Circles(graph, pass))
        {
            List<int> stuck = [.. circle.Where(node => !pass.Reached[node])];
            foreach (int group in stuck.SelectMany(node => graph.Needs[node]).Where(group => !pass.IsSatisfied(group)))
                graph.Groups[group] = graph.Groups[group] with { Kind = graph.Groups[group].IsNeed ? ReachGroupKind.Circular : ReachGroupKind.Void };
            foreach (int node in stuck) pass.Grant(node, _ => false);
        }
    }

    /// <summary>The strongly connected sets among the nodes that are not reached, by Tarjan's algorithm without recursion.</summary>
    private static List<List<int>> Circles(ReachGraph graph, ReachPass pass)
    {
        int count = graph.Nodes.Length, next = 0;
        int[][] beneath = new int[count][];
        int[] order = new int[count], low = new int[count], at = new int[count];
        bool[] isHeld = new bool[count], isStuck = new bool[count];
        for (int node = 0; node < count; node++)
        {
            isStuck[node] = !pass.Reached[node];
            beneath[node] = isStuck[node] ? [.. graph.Needs[node].Where(group => !pass.IsSatisfied(group)).SelectMany(group => graph.Groups[group].Members)] : [];
        }

        List<List<int>> found = [];
        Stack<int> path = new(), held = new();
        for (int start = 0; start < count; start++)
        {
            if (!isStuck[start] || order[start] > 0) continue;

            Enter(start);
            while (path.TryPeek(out int node))
            {
                if (at[node] < beneath[node].Length)
                {
                    int other = beneath[node][at[node]++];
                    if (order[other] == 0) Enter(other);
                    else if (isHeld[other]) low[node] = Math.Min(low[node], order[other]);
                    continue;
                }

                path.Pop();
                if (path.TryPeek(out int above)) low[above] = Math.Min(low[above], low[node]);
                if (low[node] == order[node]) found.Add(Take(node));
            }
        }

        return found;

        void Enter(int node)
        {
            order[node] = low[node] = ++next;
            isHeld[node] = true;
            path.Push(node);
            held.Push(node);
        }

        List<int> Take(int root)
        {
            List<int> circle = [];
            int node;
            do
            {
                node = held.Pop();
                isHeld[node] = false;
                circle.Add(node);
            }
            while (node != root);
            return circle;
        }
    }
}
