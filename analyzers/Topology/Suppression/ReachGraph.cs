using System.Collections.Immutable;
using PrisonOps.Ports.Alarms.Suppression;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Analyzers.Topology.Suppression;

/// <summary>
/// What every object is reached through, as groups of alternatives:
/// <code>
/// an object is reached  <=>  of each of its groups at least one member is reached
/// hosted-by, runs-on, depends-on, member-of a recorder   one group for each relation: the object needs it
/// connected-to, powered-by                               one group for all relations of the type: any path, any feed will do
/// redundant-with                                         a member's partners are members too; between partners there is no dependency
/// </code>
/// Groups that nothing could ever satisfy, because their members lie on one circle, are set apart when the graph is built: of paths and feeds
/// they say nothing (the ring is where the collector stands), of needs they only pass on what is lost elsewhere.
/// </summary>
public sealed class ReachGraph
{
    private readonly Dictionary<Guid, int> indexes;

    private ReachGraph(ImmutableArray<ReachNode> nodes)
    {
        Nodes = nodes;
        indexes = nodes.Select((node, index) => (node.Id, index)).ToDictionary(pair => pair.Id, pair => pair.index);
    }

    public static ReachGraph Empty { get; } = Of([], []);

    internal ImmutableArray<ReachNode> Nodes { get; }

    internal ReachGroup[] Groups { get; private set; } = [];

    /// <summary>Of each node the groups that it needs.</summary>
    internal int[][] Needs { get; private set; } = [];

    /// <summary>Of each node the groups of which it is a member.</summary>
    internal int[][] Serves { get; private set; } = [];

    /// <summary>Relations to objects that are not among the nodes are left out.</summary>
    public static ReachGraph Of(IEnumerable<ReachNode> nodes, IEnumerable<StackEdge> edges)
    {
        ReachGraph graph = new([.. nodes.OrderBy(node => node.Id)]);
        graph.Groups = [.. Gather(graph, [.. edges])];
        graph.Index();
        ReachCircles.SetApart(graph);
        return graph;
    }

    public ReachNode Find(Guid id) => Nodes[indexes[id]];

    public bool Holds(Guid id) => indexes.ContainsKey(id);

    /// <summary>Null for an object that is not among the nodes.</summary>
    internal int? IndexOf(Guid id) => indexes.TryGetValue(id, out int index) ? index : null;

    /// <summary>Which objects are lost because of which, when these do not answer. Linear in the relations, but for the order of the causes.</summary>
    public ReachVerdict Judge(IReadOnlyCollection<UnreachableObject> down) => Judge(down, ReachEvidence.None);

    /// <summary>The same, with what is known of those above that answer.</summary>
    public ReachVerdict Judge(IReadOnlyCollection<UnreachableObject> down, ReachEvidence evidence) => new ReachJudgement(this, down).Decide(evidence);

    private static IEnumerable<ReachGroup> Gather(ReachGraph graph, StackEdge[] edges)
    {
        ILookup<int, int> partners = edges.Where(edge => edge.Type == RelationType.RedundantWith)
            .Select(edge => (From: graph.IndexOf(edge.From), To: graph.IndexOf(edge.To)))
            .Where(pair => pair is { From: not null, To: not null })
            .SelectMany(pair => new[] { (One: pair.From!.Value, Other: pair.To!.Value), (One: pair.To!.Value, Other: pair.From!.Value) })
            .ToLookup(pair => pair.One, pair => pair.Other);

        Dictionary<(int Owner, RelationType Type), HashSet<int>> alternatives = [];
        foreach (StackEdge edge in edges)
        {
            if (edge.Type == RelationType.RedundantWith || graph.IndexOf(edge.From) is not { } owner || graph.IndexOf(edge.To) is not { } target) continue;
            if (owner == target || partners[owner].Contains(target)) continue;

            IEnumerable<int> members = partners[target].Where(partner => partner != owner).Prepend(target);
            if (edge.Type is not (RelationType.ConnectedTo or RelationType.PoweredBy))
            {
                yield return new(owner, [.. members.Distinct()], IsNeed: true);
                continue;
            }

            if (!alternatives.TryGetValue((owner, edge.Type), out HashSet<int>? held)) alternatives[(owner, edge.Type)] = held = [];
            held.UnionWith(members);
        }

        foreach (((int owner, RelationType _), HashSet<int> members) in alternatives) yield return new(owner, [.. members], IsNeed: false);
    }

    private void Index()
    {
        Needs = Lists(Groups.Select((group, index) => (group.Owner, index)));
        Serves = Lists(Groups.SelectMany((group, index) => group.Members.Select(member => (member, index))));
    }

    private int[][] Lists(IEnumerable<(int Node, int Group)> pairs)
    {
        ILookup<int, int> lists = pairs.ToLookup(pair => pair.Node, pair => pair.Group);
        return [.. Enumerable.Range(0, Nodes.Length).Select(node => lists[node].ToArray())];
    }
}
