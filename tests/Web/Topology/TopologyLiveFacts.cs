using System.Collections.Immutable;
using System.Net;
using System.Text.Json.Nodes;
using PrisonOps.GrainInterfaces.Topology;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Topology;
using PrisonOps.Tests.Web.Host;

namespace PrisonOps.Tests.Web.Topology;

public sealed class TopologyLiveFacts : IAsyncLifetime
{
    private static readonly Guid Map = TopologyMapIds.Automatic(Estate.Sichuan.Id);

    private readonly Guid link = Guid.CreateVersion7(), hidden = Guid.CreateVersion7();
    private WebUnderTest web = null!;
    private ObjectListItem core = null!;
    private ObjectListItem access = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        web = await WebUnderTest.Start(cancellationToken: Stop);
        (core, access) = (web.Objects.Add(Estate.Sichuan, "core", MonitoringProtocol.Snmp), web.Objects.Add(Estate.Sichuan, "access", MonitoringProtocol.Snmp));
        web.Topology.Views[Map] = new(
            null!, [Node(core), Node(access)],
            [new(link, null, null, access.Id, core.Id, access.Id, core.Id, "Gi24", "Gi1", [], null)], [], false);
    }

    public ValueTask DisposeAsync() => web.DisposeAsync();

    [Fact]
    [Trait("Clause", "8.3.4-b")]
    public async Task An_open_map_shows_a_link_that_breaks_and_counts_it()
    {
        using Browser browser = await web.SignedIn("watcher", Estate.Watcher, Estate.Sichuan);
        await using FeedClient feed = await FeedClient.Open(browser, $"topology:{Map}");
        JsonNode snapshot = (await feed.Frame())!;

        await web.Grid.Maps[Map].Publish(new(Map, [Now(link, TopologyLinkState.Broken, 1), Now(hidden, TopologyLinkState.Broken, 1)], []));
        JsonNode delta = (await feed.Frame())!;

        Assert.Equal("unknown", Item(snapshot, $"link:{link}")["state"]!.GetValue<string>());
        Assert.Equal(("broken", "portDown"), (Item(delta, $"link:{link}")["state"]!.GetValue<string>(), Item(delta, $"link:{link}")["causes"]![0]!.GetValue<string>()));
        Assert.Equal(1, Item(delta, "map")["links"]!["broken"]!.GetValue<int>());
        Assert.Equal(2, delta["items"]!.AsArray().Count);
    }

    [Fact]
    [Trait("Clause", "8.3.4-c")]
    public async Task A_node_shows_its_state_at_once_and_its_load()
    {
        using Browser browser = await web.SignedIn("watcher", Estate.Watcher, Estate.Sichuan);
        await using FeedClient feed = await FeedClient.Open(browser, $"topology:{Map}");
        await feed.Frame();

        web.Objects.SetState(core.Id, ObjectState.Fault);
        JsonNode changed = (await feed.Frame())!;
        await web.Grid.Maps[Map].Publish(new(Map, [], [new(core.Id, 0.80001234567, 0.5)]));
        JsonNode loaded = (await feed.Frame())!;

        Assert.Equal("fault", Item(changed, $"node:{core.Id}")["state"]!.GetValue<string>());
        Assert.Equal(1, Item(changed, "map")["nodes"]!["fault"]!.GetValue<int>());
        Assert.Equal((0.8, "fault"), (Item(loaded, $"node:{core.Id}")["cpuRatio"]!.GetValue<double>(), Item(loaded, $"node:{core.Id}")["state"]!.GetValue<string>()));
    }

    [Fact]
    [Trait("Clause", "8.3.4-e.1")]
    public async Task The_states_of_a_map_are_answered_once_too_and_its_links_as_a_table()
    {
        using Browser browser = await web.SignedIn("watcher", Estate.Watcher, Estate.Sichuan);
        web.Grid.Maps.GetOrAdd(Map, id => new(web.Grid, id)).Links = [Now(link, TopologyLinkState.Normal, 1)];

        JsonNode states = await browser.Json($"/api/topology/maps/{Map}/states");
        JsonNode view = await browser.Json($"/api/topology/maps/{Map}");
        string csv = await (await browser.Get($"/api/topology/maps/{Map}/links.csv?lang=en")).Content.ReadAsStringAsync(Stop);

        Assert.Equal(("normal", 1e9, 0.2), ((string)states["links"]![0]!["state"]!, (double)states["links"]![0]!["speedBps"]!, (double)states["links"]![0]!["forwardRatio"]!));
        Assert.Equal((string)view["structure"]!, (string)states["map"]!["structure"]!);
        Assert.Contains("access access,Gi24,core core,Gi1", csv, StringComparison.Ordinal);
        Assert.Contains("normal", csv, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_map_out_of_scope_has_no_topic_and_no_answer()
    {
        using Browser browser = await web.SignedIn("other", Estate.Watcher, Estate.Kunming);
        await using FeedClient feed = await FeedClient.Open(browser, $"topology:{Map}");

        Assert.Equal("denied", (string?)(await feed.Frame())!["kind"]);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/api/topology/maps/{Map}/states")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/api/topology/path?from={core.Id}&to={access.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/api/topology/impact?object={core.Id}")).StatusCode);
    }

    [Fact]
    public async Task An_edit_is_seen_by_who_watches_the_map_at_once()
    {
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Sichuan);
        await using FeedClient feed = await FeedClient.Open(browser, $"topology:{Map}");
        string before = Item((await feed.Frame())!, "map")["structure"]!.GetValue<string>();

        await browser.Post($"/api/topology/maps/{Map}/edits", new
        {
            revision = 0, remove = Array.Empty<Guid>(),
            put = new[] { new { id = core.Id, kind = "node", objectId = core.Id, x = 5, y = 6, width = 0, height = 0, isHidden = false } },
        });
        JsonNode told = Item((await feed.Frame())!, "map");

        Assert.Equal(1, told["revision"]!.GetValue<int>());
        Assert.NotEqual(before, told["structure"]!.GetValue<string>());
        Assert.Contains($"map {Map} refresh", web.Grid.Commands);
    }

    [Fact]
    public async Task A_way_is_named_with_its_objects_and_ports()
    {
        using Browser browser = await web.SignedIn("watcher", Estate.Watcher, Estate.Sichuan);

        JsonNode paths = await browser.Json($"/api/topology/path?from={access.Id}&to={core.Id}");

        Assert.Equal(["access", "core"], paths["paths"]![0]!.AsArray().Select(hop => (string)hop!["code"]!));
        Assert.Equal((1, "Gi0/24"), ((int)paths["length"]!, (string)paths["paths"]![0]![1]!["inPort"]!));
    }

    private static JsonNode Item(JsonNode frame, string key) => frame["items"]!.AsArray().Single(item => (string?)item!["key"] == key)!;

    private static TopologyNode Node(ObjectListItem item) => new(
        item.Id, TopologyNodeKind.Object,
        new(item.Id, item.Place, item.ClassCode, item.Code, item.Name, item.Criticality, item.Protocol, item.Address, item.State, item.Reason, item.Since, null), null, null, 0, 0, false);

    private static LinkNow Now(Guid id, TopologyLinkState state, long revision) => new(
        id, state, state == TopologyLinkState.Broken ? [TopologyLinkCause.PortDown] : [], DateTimeOffset.UnixEpoch, null, null, true, true,
        new(1e9, 2e8, 1e8, 0, 0), revision);
}
