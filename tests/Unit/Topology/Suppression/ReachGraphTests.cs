using System.Diagnostics;
using PrisonOps.Analyzers.Topology.Suppression;
using PrisonOps.Ports.Alarms.Suppression;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Unit.Topology.Suppression;

/// <summary>Who is lost because of whom: over hops, with alternatives, on circles, and in time.</summary>
[Trait("Clause", "8.3.5-c.3")]
public sealed class ReachGraphTests(ITestOutputHelper output)
{
    private static readonly DateTimeOffset Start = new(2026, 11, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Period = TimeSpan.FromSeconds(60);

    private readonly Dictionary<string, Guid> ids = [];
    private StackEdge[] edges = [];

    [Fact]
    public void A_loss_reaches_over_hops_and_names_the_nearest_cause()
    {
        ReachGraph graph = Graph("b connected-to a", "c connected-to b", "d hosted-by c", "e depends-on d", "f connected-to a");

        Assert.Equal("b<a c<a d<a e<a f<a", Losses(graph, "a", "c"));
        Assert.Equal("c<b d<b e<b", Losses(graph, "b", "c", "d"));
        Assert.Equal("", Losses(graph, "e"));
    }

    [Fact]
    public void An_object_with_two_paths_is_lost_only_with_both()
    {
        ReachGraph graph = Graph("s connected-to a", "s connected-to b", "x connected-to s");

        Assert.Equal("", Losses(graph, "a"));
        Assert.Equal("s<a x<a", Losses(graph, "a", "b", "s"));
    }

    [Fact]
    public void A_partner_stands_in_where_only_one_half_is_drawn()
    {
        ReachGraph graph = Graph("a redundant-with b", "s connected-to a", "v runs-on a", "a connected-to core", "b connected-to core");

        Assert.Equal("", Losses(graph, "a"));
        Assert.Equal("", Losses(graph, "b"));
        Assert.Equal("s<a v<a", Losses(graph, "a", "b"));
        Assert.Equal("a<core b<core s<core v<core", Losses(graph, "core", "a", "b"));
    }

    [Fact]
    public void A_machine_goes_with_both_feeds_and_with_each_thing_it_needs()
    {
        ReachGraph graph = Graph("m powered-by u1", "m powered-by u2", "m connected-to s", "app hosted-by m", "app depends-on db");

        Assert.Equal("", Losses(graph, "u1"));
        Assert.Equal("app<u1 m<u1", Losses(graph, "u1", "u2"));
        Assert.Equal("app<s m<s", Losses(graph, "s", "m"));
        Assert.Equal("app<db", Losses(graph, "db"));
    }

    [Fact]
    public void A_ring_is_lost_with_the_way_into_it_and_not_with_one_of_its_nodes()
    {
        ReachGraph graph = Graph("a connected-to core", "b connected-to a", "c connected-to b", "a connected-to c", "c connected-to core", "b connected-to c");

        Assert.Equal("", Losses(graph, "a"));
        Assert.Equal("a<core b<core c<core", Losses(graph, "core", "b"));
        Assert.Equal("b<a", Losses(graph, "a", "c"));
    }

    [Fact]
    public void A_circle_that_leads_nowhere_suppresses_none_of_its_own_and_all_behind_it()
    {
        ReachGraph graph = Graph("a connected-to b", "b connected-to a", "x connected-to a");

        Assert.Equal("x<a", Losses(graph, "a", "b"));
        Assert.Equal("", Losses(graph, "x"));
    }

    [Fact]
    public void A_circle_of_needs_passes_on_what_is_lost_elsewhere_and_blames_nobody_for_its_own()
    {
        ReachGraph graph = Graph("one depends-on two", "two depends-on one", "one hosted-by s1", "two hosted-by s2");

        Assert.Equal("one<s1 two<s1", Losses(graph, "s1", "one", "two"));
        Assert.Equal("", Losses(graph, "one", "two"));
    }

    [Fact]
    public void What_fell_silent_long_before_or_long_after_has_a_fault_of_its_own()
    {
        ReachGraph graph = Graph("early connected-to a", "late connected-to a", "with connected-to a", "behind connected-to late");
        UnreachableObject[] down =
        [
            At("a", 0, 0), At("early", -600, -600), At("late", 600, 600), At("with", 59, 59), At("behind", 610, 610),
        ];

        ReachVerdict verdict = graph.Judge(down);

        Assert.Equal("behind<late with<a", Text(verdict));
        Assert.Equal(["a", "early", "late"], verdict.Causes.Select(cause => NameOf(cause.ObjectId)).Order());
        Assert.All(verdict.Causes, cause => Assert.True(cause.IsCertain, NameOf(cause.ObjectId)));
    }

    [Fact]
    public void A_cause_that_flaps_takes_with_it_what_fell_silent_at_any_of_its_times()
    {
        ReachGraph graph = Graph("x connected-to a", "y connected-to a");

        Assert.Equal("x<a y<a", Text(graph.Judge([At("a", 0, 900), At("x", 5, 5), At("y", 905, 905)])));
    }

    [Fact]
    public void A_cause_knows_how_many_it_takes_with_it_and_whether_something_above_could_be_to_blame()
    {
        ReachGraph graph = Graph("a connected-to core", "x connected-to a", "y connected-to x");

        UpstreamCause cause = Assert.Single(graph.Judge([At("a", 0, 0), At("y", 3, 3)]).Causes);
        Assert.Equal(new UpstreamCause(Id("a"), 2, IsCertain: false), cause);

        UpstreamCause top = Assert.Single(graph.Judge([At("core", 0, 0)]).Causes);
        Assert.Equal(new UpstreamCause(Id("core"), 3, IsCertain: true), top);
    }

    [Fact]
    public void What_is_above_is_in_doubt_until_of_each_group_one_has_answered_since()
    {
        ReachGraph graph = Graph("x connected-to a", "x connected-to b", "x hosted-by room", "room powered-by ups", "a connected-to core");
        graph = ReachGraph.Of(ids.Keys.ToArray().Select(name => Node(name) with { Protocol = name == "room" ? MonitoringProtocol.None : MonitoringProtocol.Snmp }), edges);

        ReachVerdict verdict = graph.Judge([At("x", 0, 100)]);
        Assert.Equal(["a", "b", "ups"], verdict.Doubts.Select(node => NameOf(node.Id)).Order());
        Assert.False(Assert.Single(verdict.Causes).IsCertain);

        Dictionary<Guid, DateTimeOffset> answered = new() { [Id("b")] = Start.AddSeconds(101), [Id("ups")] = Start.AddSeconds(100) };
        Assert.False(Assert.Single(graph.Judge([At("x", 0, 100)], new(answered, new Dictionary<Guid, DateTimeOffset>(), Start.AddSeconds(200))).Causes).IsCertain);
        answered[Id("ups")] = Start.AddSeconds(101);
        Assert.True(Assert.Single(graph.Judge([At("x", 0, 100)], new(answered, new Dictionary<Guid, DateTimeOffset>(), Start.AddSeconds(200))).Causes).IsCertain);
    }

    [Fact]
    public void A_chain_of_a_hundred_thousand_and_a_circle_of_as_many_end()
    {
        ReachNode[] nodes = [.. Enumerable.Range(0, 100_000).Select(index => Node($"n{index}"))];
        StackEdge[] chain = [.. Enumerable.Range(1, nodes.Length - 1).Select(index => new StackEdge(nodes[index].Id, RelationType.ConnectedTo, nodes[index - 1].Id))];
        StackEdge[] circle = [.. chain, new(nodes[0].Id, RelationType.ConnectedTo, nodes[^1].Id)];

        Assert.Equal(nodes.Length - 1, ReachGraph.Of(nodes, chain).Judge([At("n0", 0, 0)]).Losses.Length);
        Assert.Empty(ReachGraph.Of(nodes, circle).Judge([]).Losses);
    }

    [Fact]
    public void Any_graph_is_judged_as_a_plain_search_of_its_paths_judges_it()
    {
        Random random = new(8);
        for (int run = 0; run < 2_000; run++)
        {
            int count = random.Next(2, 9);
            string[] names = [.. Enumerable.Range(0, count).Select(index => $"n{index}")];
            // Only towards lower numbers, so that the plain search needs no care for circles.
            StackEdge[] edges =
            [
                .. Enumerable.Range(0, random.Next(1, 14)).Select(_ => (From: random.Next(1, count), Type: Types[random.Next(Types.Length)]))
                    .Select(one => new StackEdge(Id(names[one.From]), one.Type, Id(names[random.Next(one.From)]))),
            ];
            string[] down = [.. names.Where(_ => random.Next(3) == 0)];

            ReachVerdict verdict = ReachGraph.Of(names.Select(Node), edges).Judge([.. down.Select(name => At(name, 0, 0))]);

            string[] expected = [.. names.Where(name => IsLost(name, edges, down)).Order()];
            Assert.Equal(expected, verdict.Losses.Select(loss => NameOf(loss.Node.Id)).Order());
        }
    }

    [Fact]
    public void Five_thousand_objects_with_ten_thousand_relations_are_judged_in_milliseconds()
    {
        const int Objects = 5_000, Switches = 200;
        ReachNode[] nodes = [.. Enumerable.Range(0, Objects).Select(index => Node($"n{index}"))];
        StackEdge[] edges =
        [
            .. Enumerable.Range(1, Objects - 1).SelectMany(index => new[]
            {
                new StackEdge(nodes[index].Id, RelationType.ConnectedTo, nodes[index < Switches ? index / 10 : index % Switches].Id),
                new StackEdge(nodes[index].Id, index < Switches ? RelationType.ConnectedTo : RelationType.PoweredBy, nodes[index % 7].Id),
            }),
        ];
        ReachGraph graph = ReachGraph.Of(nodes, edges);
        UnreachableObject[] down = [.. Enumerable.Range(0, Objects).Where(index => index % 2 == 0).Select(index => At($"n{index}", 0, 0))];
        graph.Judge(down);

        var watch = Stopwatch.StartNew();
        ReachVerdict verdict = graph.Judge(down);
        watch.Stop();

        output.WriteLine($"{Objects} objects, {edges.Length} relations, {down.Length} down: {verdict.Losses.Length} lost in {watch.Elapsed.TotalMilliseconds:F1} ms");
        Assert.True(watch.Elapsed < TimeSpan.FromMilliseconds(250), $"{watch.Elapsed.TotalMilliseconds} ms");
    }

    private static RelationType[] Types { get; } =
        [RelationType.HostedBy, RelationType.RunsOn, RelationType.DependsOn, RelationType.ConnectedTo, RelationType.ConnectedTo, RelationType.PoweredBy];

    /// <summary>Not its own fault: some need is gone. All fall silent at once, so times say nothing.</summary>
    private bool IsLost(string name, StackEdge[] edges, string[] down)
    {
        StackEdge[] own = [.. edges.Where(edge => edge.From == Id(name))];
        return own.GroupBy(edge => edge.Type is RelationType.ConnectedTo or RelationType.PoweredBy ? (edge.Type, Guid.Empty) : (edge.Type, edge.To))
            .Any(group => group.All(edge => down.Contains(NameOf(edge.To)) || IsLost(NameOf(edge.To), edges, down)));
    }

    private ReachGraph Graph(params string[] relations)
    {
        edges = [.. relations.Select(relation => relation.Split(' ')).Select(words => new StackEdge(Id(words[0]), TypeOf(words[1]), Id(words[2])))];
        return ReachGraph.Of(ids.Keys.ToArray().Select(Node), edges);
    }

    private static RelationType TypeOf(string name) => Enum.Parse<RelationType>(name.Replace("-", "", StringComparison.Ordinal), ignoreCase: true);

    private string Losses(ReachGraph graph, params string[] down) => Text(graph.Judge([.. down.Select(name => At(name, 0, 0))]));

    private string Text(ReachVerdict verdict) => string.Join(' ', verdict.Losses.Select(loss => $"{NameOf(loss.Node.Id)}<{NameOf(loss.Cause.Id)}").Order(StringComparer.Ordinal));

    private ReachNode Node(string name) => new(Id(name), new UnitPlace(4, 2, 4), MonitoringProtocol.Snmp, Period);

    private UnreachableObject At(string name, int first, int last) => new(Id(name), Start.AddSeconds(first), Start.AddSeconds(last));

    private Guid Id(string name)
    {
        if (!ids.TryGetValue(name, out Guid id)) ids[name] = id = new Guid(ids.Count + 1, 0, 0, new byte[8]);
        return id;
    }

    private string NameOf(Guid id) => ids.First(pair => pair.Value == id).Key;
}
