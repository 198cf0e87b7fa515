using System.Collections.Immutable;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Analyzers.Objects;

/// <summary>
/// Finds the probable roots of a failure on the dependency paths of a stack (clause 8.1.2 b).
/// <code>
/// failing  = fault, unreachable, or in maintenance with a finding: planned work explains what fails above it
/// covered  = failing, and a redundant partner is normal or in warning
/// broken   = failing and not covered; only this reaches what stands on it
/// root     = broken, and nothing broken lies beneath it
/// affected = stands on a root, whether it shows already or not
/// </code>
/// A circle of broken nodes has no deepest one: where nothing broken lies beneath it but itself, all of it is root.
/// </summary>
public static class StackRoots
{
    public static IReadOnlyDictionary<Guid, StackVerdict> Decide(ImmutableArray<StackNode> nodes, ImmutableArray<StackEdge> edges)
    {
        Dictionary<Guid, StackNode> known = nodes.ToDictionary(node => node.Id);
        StackEdge[] inside = [.. edges.Where(edge => known.ContainsKey(edge.From) && known.ContainsKey(edge.To))];
        ILookup<Guid, Guid> beneath = inside.Where(edge => StackRelations.Dependencies.Contains(edge.Type)).ToLookup(edge => edge.From, edge => edge.To);
        ILookup<Guid, Guid> partners = inside.Where(edge => edge.Type == RelationType.RedundantWith)
            .SelectMany(edge => new[] { (One: edge.From, Other: edge.To), (One: edge.To, Other: edge.From) }).ToLookup(pair => pair.One, pair => pair.Other);

        Dictionary<Guid, Guid> covered = nodes.Where(IsFailing)
            .SelectMany(node => partners[node.Id].Where(partner => IsUp(known[partner])).Order().Take(1).Select(partner => (node.Id, partner)))
            .ToDictionary(pair => pair.Id, pair => pair.partner);
        HashSet<Guid> broken = [.. nodes.Where(node => IsFailing(node) && !covered.ContainsKey(node.Id)).Select(node => node.Id)];

        // What is covered ends a path: what lies beneath it does not reach what stands on it.
        Dictionary<Guid, HashSet<Guid>> depths = nodes.ToDictionary(node => node.Id, node => Reach(node.Id, beneath, covered));
        HashSet<Guid> roots = [.. broken.Where(id => depths[id].Where(broken.Contains).All(deeper => depths[deeper].Contains(id)))];
        return nodes.ToDictionary(node => node.Id, node => Judge(node.Id, nodes, roots, depths[node.Id], covered));
    }

    private static StackVerdict Judge(
        Guid id, ImmutableArray<StackNode> nodes, HashSet<Guid> roots, HashSet<Guid> deeper, Dictionary<Guid, Guid> covered)
    {
        Guid? coveredBy = covered.TryGetValue(id, out Guid partner) ? partner : null;
        if (roots.Contains(id)) return new(StackMark.Root, [], null);

        ImmutableArray<Guid> causes = [.. nodes.Select(node => node.Id).Where(other => other != id && roots.Contains(other) && deeper.Contains(other))];
        return new(causes.IsEmpty ? StackMark.None : StackMark.Affected, causes, coveredBy);
    }

    private static HashSet<Guid> Reach(Guid start, ILookup<Guid, Guid> beneath, Dictionary<Guid, Guid> covered)
    {
        HashSet<Guid> seen = [];
        Stack<Guid> open = new(beneath[start]);
        while (open.TryPop(out Guid id))
        {
            if (covered.ContainsKey(id) || !seen.Add(id)) continue;
            foreach (Guid next in beneath[id]) open.Push(next);
        }

        return seen;
    }

    private static bool IsFailing(StackNode node) => node switch
    {
        { State: ObjectState.Fault or ObjectState.Unreachable } => true,
        { State: ObjectState.Maintenance } => node.Reason is not null,
        _ => false,
    };

    private static bool IsUp(StackNode node) => node.State is ObjectState.Normal or ObjectState.Warning;
}
