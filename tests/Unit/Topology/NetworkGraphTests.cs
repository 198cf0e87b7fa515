using System.Collections.Immutable;
using System.Diagnostics;
using PrisonOps.Analyzers.Topology.Discovery;
using PrisonOps.Analyzers.Topology.Graph;
using PrisonOps.Ports.Topology;
using PrisonOps.Ports.Topology.Discovery;
using static PrisonOps.Tests.Unit.Topology.TopologyScene;

namespace PrisonOps.Tests.Unit.Topology;

public sealed class NetworkGraphTests(ITestOutputHelper output)
{
    private readonly TopologyObject core = Switch("core"), left = Switch("left"), right = Switch("right"), access = Switch("access"), camera = Switch("camera");

    [Fact]
    public void All_shortest_ways_are_named_with_their_ports()
    {
        NetworkGraph graph = new([Cable(left, core, "1", "11"), Cable(right, core, "1", "12"), Cable(access, left, "23", "2"), Cable(access, right, "24", "2"), Cable(camera, access, "eth0", "5")]);

        TopologyPaths paths = ShortestPaths.Find(graph, camera.Id, core.Id);

        Assert.Equal((3, 2), (paths.Length, paths.Paths.Length));
        ImmutableArray<TopologyHop> way = paths.Paths.Single(path => path[2].ObjectId == left.Id);
        Assert.Equal(["eth0", "23", "1", null], way.Select(hop => hop.OutPort));
        Assert.Equal([null, "5", "2", "11"], way.Select(hop => hop.InPort));
        Assert.Contains(paths.Paths, path => path[2].ObjectId == right.Id);
        Assert.Null(ShortestPaths.Find(graph, camera.Id, Guid.NewGuid()).Length);
    }

    [Fact]
    public void A_second_way_keeps_what_is_behind_it_and_the_last_way_is_said()
    {
        TopologyRelation only = Cable(camera, access), up = Cable(access, left);
        TopologyRelation[] cables = [Cable(left, core), Cable(right, core), up, Cable(access, right), only, Cable(left, right)];
        NetworkGraph graph = new(cables);

        TopologyImpact node = BlastRadius.OfNode(graph, left.Id), link = BlastRadius.OfLink(graph, only), spare = BlastRadius.OfLink(graph, up);

        Assert.Empty(node.CutOff);
        Assert.Contains(access.Id, node.Weakened);
        Assert.DoesNotContain(camera.Id, node.Weakened);
        Assert.Equal([camera.Id], link.CutOff);
        Assert.Empty(spare.CutOff);
        Assert.Equal(new[] { access.Id }, spare.Weakened);
        Assert.Equal([camera.Id], BlastRadius.OfNode(graph, access.Id).CutOff);
    }

    [Fact]
    public void An_aggregate_is_two_ways()
    {
        TopologyRelation one = Cable(access, core, "1", "1");
        NetworkGraph graph = new([one, Cable(access, core, "2", "2"), Cable(camera, access), Cable(left, core)]);

        Assert.Empty(BlastRadius.OfLink(graph, one).CutOff);
    }

    [Fact]
    public void Three_thousand_nodes_and_five_thousand_links_are_answered_while_a_person_waits()
    {
        ImmutableArray<TopologyObject> nodes = [.. Enumerable.Range(0, 3_000).Select(i => Switch($"n{i}"))];
        Random random = new(7);
        TopologyRelation[] cables =
        [
            .. Enumerable.Range(1, 2_999).Select(i => Cable(nodes[i], nodes[random.Next(i)], "u", $"d{i}")),
            .. Enumerable.Range(0, 2_001).Select(i => Cable(nodes[random.Next(3_000)], nodes[random.Next(3_000)], $"x{i}", $"y{i}")).Where(cable => cable.FromId != cable.ToId),
        ];

        (NetworkGraph graph, TimeSpan building) = Timed(() => new NetworkGraph(cables));
        (TopologyPaths paths, TimeSpan path) = Timed(() => ShortestPaths.Find(graph, nodes[2_999].Id, nodes[1_500].Id));
        (_, TimeSpan radius) = Timed(() => BlastRadius.OfNode(graph, nodes[0].Id));
        (ImmutableArray<DeviceFacts> facts, ImmutableArray<TopologyObject> known) = NetworkOf(nodes, cables);
        (DiscoveredNetwork found, TimeSpan inference) = Timed(() => TopologyInference.Infer(facts, known));

        output.WriteLine($"3,000 nodes, {cables.Length} links: graph {building.TotalMilliseconds:F1} ms, all shortest paths {path.TotalMilliseconds:F1} ms, blast radius {radius.TotalMilliseconds:F1} ms, inference {inference.TotalMilliseconds:F1} ms");
        Assert.NotNull(paths.Length);
        Assert.Equal(cables.Length, found.Links.Length);
        Assert.All(found.Links, link => Assert.Equal(NeighbourLinks.Confirmed, link.Confidence));
        Assert.True(path + radius < TimeSpan.FromSeconds(3), $"{path} and {radius}");
    }

    /// <summary>Every device says by LLDP who is on its ports.</summary>
    private static (ImmutableArray<DeviceFacts> Facts, ImmutableArray<TopologyObject> Known) NetworkOf(ImmutableArray<TopologyObject> nodes, TopologyRelation[] cables)
    {
        Dictionary<Guid, string> hardware = nodes.Select((node, i) => (node.Id, $"02:00:00:00:{i >> 8:x2}:{i & 0xff:x2}")).ToDictionary(pair => pair.Id, pair => pair.Item2);
        ILookup<Guid, NeighbourFacts> seen = cables.SelectMany((cable, i) => new[]
        {
            (cable.FromId, Seen($"f{i}", hardware[cable.ToId], $"t{i}")), (cable.ToId, Seen($"t{i}", hardware[cable.FromId], $"f{i}")),
        }).ToLookup(pair => pair.Item1, pair => pair.Item2);
        return ([.. nodes.Select(node => new DeviceFacts(
            node.Id, Noon, node.Code, true, [hardware[node.Id]], [],
            [.. seen[node.Id].Select((row, i) => new PortFacts(i + 1, row.Port, null, null, row.Port, null, null, false, null, null))], [.. seen[node.Id]], [], []))], nodes);

        static NeighbourFacts Seen(string port, string chassis, string remotePort) => new(EvidenceSource.Lldp, port, chassis, remotePort, null, null, null, []);
    }

    private static (T Value, TimeSpan Elapsed) Timed<T>(Func<T> work)
    {
        long begun = Stopwatch.GetTimestamp();
        T value = work();
        return (value, Stopwatch.GetElapsedTime(begun));
    }
}
