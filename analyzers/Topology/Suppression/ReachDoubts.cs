using System.Collections.Immutable;
using PrisonOps.Ports.Alarms.Suppression;

namespace PrisonOps.Analyzers.Topology.Suppression;

/// <summary>
/// Whether something above a silent object may turn out to be the cause: it was polled before, and not found silent yet. There is no doubt once of
/// each group a member has answered after the silence began. Objects that nobody asks are looked through: they are never found silent.
/// </summary>
internal sealed class ReachDoubts(ReachGraph graph, ReachEvidence evidence)
{
    private readonly HashSet<int> found = [];

    public ImmutableArray<ReachNode> Found => [.. found.Order().Select(node => graph.Nodes[node])];

    public bool Are(int node, DateTimeOffset silentSince)
    {
        if (!evidence.DoubtedUntil.TryGetValue(graph.Nodes[node].Id, out DateTimeOffset until) || until <= silentSince) return !NeedsAreFine(node, silentSince, []);

        // Before that time an answer would prove nothing, so nobody is asked.
        return until > evidence.Now ? graph.Needs[node].Length > 0 : !NeedsAreFine(node, until, []);
    }

    private bool NeedsAreFine(int node, DateTimeOffset since, HashSet<int> seen)
    {
        bool all = true;
        foreach (int group in graph.Needs[node])
        {
            // Every member is looked at, so that each doubt is known.
            bool any = graph.Groups[group].Kind != ReachGroupKind.Firm;
            foreach (int member in graph.Groups[group].Members) any |= IsFine(member, since, seen);
            all &= any;
        }

        return all;
    }

    private bool IsFine(int member, DateTimeOffset since, HashSet<int> seen)
    {
        if (!graph.Nodes[member].IsMonitored) return !seen.Add(member) || NeedsAreFine(member, since, seen);
        if (evidence.Answered.TryGetValue(graph.Nodes[member].Id, out DateTimeOffset at) && at > since) return true;

        found.Add(member);
        return false;
    }
}
