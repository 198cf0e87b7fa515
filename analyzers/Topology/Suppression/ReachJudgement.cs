using System.Collections.Immutable;
using PrisonOps.Ports.Alarms.Suppression;

namespace PrisonOps.Analyzers.Topology.Suppression;

/// <summary>
/// One judgement over a graph. A node is reached, own (silent by its own fault), or lost. First by the graph alone; then nodes whose silence does
/// not fit the time of the loss are own too, and what is lost on a circle of needs passes it on, and the graph is asked again until nothing changes.
/// </summary>
internal sealed class ReachJudgement
{
    /// <summary>Each round settles one layer of faults behind faults; estates have two or three.</summary>
    private const int RoundsMax = 16;

    private readonly ReachGraph graph;
    private readonly UnreachableObject?[] silent;
    private readonly bool[] granted;
    private readonly bool[] passedOn;
    private readonly bool[] isOwn;
    private readonly int[] causeOf;
    private ReachPass pass;

    public ReachJudgement(ReachGraph graph, IReadOnlyCollection<UnreachableObject> down)
    {
        this.graph = graph;
        int count = graph.Nodes.Length;
        (silent, granted, passedOn, isOwn, causeOf) = (new UnreachableObject?[count], new bool[count], new bool[count], new bool[count], new int[count]);
        pass = new(graph);
        foreach (UnreachableObject one in down)
        {
            if (graph.IndexOf(one.ObjectId) is { } index) silent[index] = one;
        }
    }

    public ReachVerdict Decide(ReachEvidence evidence)
    {
        bool isSettled = false;
        for (int round = 0; round < RoundsMax && !isSettled; round++)
        {
            Reach();
            FindCauses();
            isSettled = !(PassOnCircles() | GrantMisfits());
        }

        return Verdict(evidence);
    }

    private void Reach()
    {
        pass = new(graph);
        pass.Start(node => silent[node] is not null || passedOn[node]);
        for (int node = 0; node < isOwn.Length; node++) isOwn[node] = silent[node] is not null && (granted[node] || (pass.Missing[node] == 0 && !passedOn[node]));
    }

    private bool IsLost(int node) => !pass.Reached[node] && !isOwn[node];

    private bool IsLostGroup(int group) => graph.Groups[group].Kind != ReachGroupKind.Void && !pass.IsSatisfied(group);

    /// <summary>From all that are own at once, step by step over lost groups: the first to arrive is the nearest.</summary>
    private void FindCauses()
    {
        Array.Fill(causeOf, -1);
        Queue<int> open = new();
        for (int node = 0; node < isOwn.Length; node++)
        {
            if (!isOwn[node]) continue;

            causeOf[node] = node;
            open.Enqueue(node);
        }

        while (open.TryDequeue(out int node))
        {
            foreach (int group in graph.Serves[node].Where(IsLostGroup))
            {
                int owner = graph.Groups[group].Owner;
                if (causeOf[owner] >= 0 || !IsLost(owner)) continue;

                causeOf[owner] = causeOf[node];
                open.Enqueue(owner);
            }
        }
    }

    /// <summary>On a circle of needs a node goes with a member that is lost; one that is own proves nothing, for each could then blame the next.</summary>
    private bool PassOnCircles()
    {
        bool changed = false;
        for (int group = 0; group < graph.Groups.Length; group++)
        {
            ReachGroup of = graph.Groups[group];
            if (of.Kind != ReachGroupKind.Circular || passedOn[of.Owner] || granted[of.Owner] || pass.IsSatisfied(group)) continue;
            if (!of.Members.Any(IsLost)) continue;

            changed = passedOn[of.Owner] = true;
        }

        return changed;
    }

    /// <summary>What lies behind a misfit is judged in the next round, against it.</summary>
    private bool GrantMisfits()
    {
        (int[] lostBy, List<int> order) = LostBy();
        bool[] isBehind = new bool[silent.Length];
        bool changed = false;
        foreach (int node in order.Where(IsLost))
        {
            isBehind[node] = graph.Needs[node].Where(IsLostGroup).Any(group => graph.Groups[group].Members.Any(member => isBehind[member]));
            if (isBehind[node] || silent[node] is not { } its || Fits(node, its, lostBy[node])) continue;

            changed = isBehind[node] = granted[node] = true;
        }

        return changed;
    }

    private bool Fits(int node, UnreachableObject its, int lostBy)
    {
        UnreachableObject last = silent[lostBy]!.Value, nearest = silent[causeOf[node]]!.Value;
        UnreachableObject loss = last with { LastAt = last.LastAt > nearest.LastAt ? last.LastAt : nearest.LastAt };
        return ReachTimes.Follows(its, graph.Nodes[node].PollPeriod, loss, graph.Nodes[lostBy].PollPeriod);
    }

    /// <summary>
    /// Of each lost node the cause with which the last of its paths went, and all of them in the order in which they went: the causes fall silent one
    /// after the other. What is lost only as a circle goes last, by its nearest cause.
    /// </summary>
    private (int[] LostBy, List<int> Order) LostBy()
    {
        List<int> order = [];
        int[] left = [.. graph.Groups.Select(group => group.Members.Length)];
        int[] lostBy = [.. causeOf];
        bool[] isGone = new bool[causeOf.Length];
        Stack<int> open = new();
        foreach (int cause in Enumerable.Range(0, isOwn.Length).Where(node => isOwn[node]).OrderBy(node => silent[node]!.Value.FirstAt))
        {
            Go(cause);
            while (open.TryPop(out int node))
            {
                foreach (int group in graph.Serves[node])
                {
                    int owner = graph.Groups[group].Owner;
                    if (--left[group] > 0 || !IsLostGroup(group) || isGone[owner] || !IsLost(owner)) continue;

                    lostBy[owner] = cause;
                    Go(owner);
                }
            }
        }

        order.AddRange(Enumerable.Range(0, isOwn.Length).Where(node => !isGone[node] && causeOf[node] >= 0));
        return (lostBy, order);

        void Go(int node)
        {
            if (isGone[node]) return;

            isGone[node] = true;
            order.Add(node);
            open.Push(node);
        }
    }

    private ReachVerdict Verdict(ReachEvidence evidence)
    {
        ReachDoubts doubts = new(graph, evidence);
        int[] affected = new int[causeOf.Length];
        ImmutableArray<ReachLoss>.Builder losses = ImmutableArray.CreateBuilder<ReachLoss>();
        for (int node = 0; node < causeOf.Length; node++)
        {
            if (causeOf[node] < 0 || isOwn[node] || !graph.Nodes[node].IsMonitored) continue;

            affected[causeOf[node]]++;
            losses.Add(new(graph.Nodes[node], graph.Nodes[causeOf[node]]));
        }

        return new(
            losses.ToImmutable(),
            [.. Enumerable.Range(0, isOwn.Length).Where(node => isOwn[node])
                .Select(node => new UpstreamCause(graph.Nodes[node].Id, affected[node], granted[node] || !doubts.Are(node, silent[node]!.Value.LastAt)))],
            doubts.Found);
    }
}
