using System.Net;
using System.Text.Json.Nodes;
using PrisonOps.Ports.Topology;
using PrisonOps.Ports.Topology.Discovery;
using PrisonOps.Ports.Units;
using PrisonOps.Tests.Web.Host;

namespace PrisonOps.Tests.Web.Topology;

public sealed class TopologyDiscoveryFacts : IAsyncLifetime
{
    private WebUnderTest web = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => web = await WebUnderTest.Start(cancellationToken: Stop);

    public ValueTask DisposeAsync() => web.DisposeAsync();

    [Fact]
    [Trait("Clause", "8.3.4-d.1")]
    public async Task A_difference_is_decided_by_who_may_write_objects_and_one_of_another_unit_does_not_exist()
    {
        Guid ours = Found(Estate.Mianyang), theirs = Found(Estate.Leshan);
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);

        JsonArray open = (await browser.Json("/api/topology/proposals")).AsArray();
        JsonNode decided = JsonNode.Parse(await (await browser.Post("/api/topology/proposals/decisions", new { ids = new[] { ours, theirs }, accept = true })).Content.ReadAsStringAsync(Stop))!;

        Assert.Equal((ours.ToString(), "new", "neighbour", "lldp"), ((string)Assert.Single(open)!["id"]!, (string)open[0]!["kind"]!, (string)open[0]!["evidence"]![0]!["code"]!, (string)open[0]!["evidence"]![0]!["source"]!));
        Assert.Equal([ours.ToString()], decided["done"]!.AsArray().Select(id => (string)id!));
        Assert.Equal(theirs.ToString(), Assert.Single(decided["failed"]!.AsObject()).Key);
        Assert.Equal((ProposalState.Accepted, ProposalState.Open), (web.Proposals.Rows[ours].State, web.Proposals.Rows[theirs].State));
    }

    [Fact]
    public async Task A_refusal_needs_a_reason()
    {
        Guid ours = Found(Estate.Mianyang);
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);

        HttpResponseMessage without = await browser.Post("/api/topology/proposals/decisions", new { ids = new[] { ours }, accept = false });
        HttpResponseMessage with = await browser.Post("/api/topology/proposals/decisions", new { ids = new[] { ours }, accept = false, reason = "临时跳线" });

        Assert.Equal((HttpStatusCode.BadRequest, HttpStatusCode.OK), (without.StatusCode, with.StatusCode));
        Assert.Equal("临时跳线", (string)Assert.Single((await browser.Json("/api/topology/proposals?state=refused")).AsArray())!["reason"]!);
    }

    [Fact]
    public async Task A_round_is_started_for_a_unit_in_scope_and_says_how_it_stands()
    {
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);

        HttpResponseMessage started = await browser.Post("/api/topology/discovery", new { unitId = Estate.Mianyang.Id });
        HttpResponseMessage foreign = await browser.Post("/api/topology/discovery", new { unitId = Estate.Leshan.Id });
        JsonNode stands = await browser.Json($"/api/topology/discovery?unit={Estate.Mianyang.Id}");

        Assert.Equal((HttpStatusCode.Accepted, HttpStatusCode.NotFound), (started.StatusCode, foreign.StatusCode));
        Assert.Equal([$"discovery {Estate.Mianyang.Id} start"], web.Grid.Commands.Where(command => command.StartsWith("discovery", StringComparison.Ordinal)));
        Assert.Equal((true, 3, 5), ((bool)stands["isRunning"]!, (int)stands["asked"]!, (int)stands["devices"]!));
        Assert.Equal("switch-09", (string)stands["silent"]![0]!["code"]!);
    }

    private Guid Found(UnitRow unit)
    {
        ProposalRow row = new(
            Guid.CreateVersion7(), unit.Place, ProposalKind.New, ProposalState.Open, new(Guid.CreateVersion7(), "access", "access", "network.switch", "Gi24"),
            new(Guid.CreateVersion7(), "core", "core", "network.switch", "Gi1"), null, [], 0.99,
            [new(EvidenceSource.Lldp, Guid.CreateVersion7(), "Gi24", "neighbour", "core / Gi1", DateTimeOffset.UnixEpoch)], DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch,
            null, null, null);
        web.Proposals.Rows[row.Id] = row;
        return row.Id;
    }
}
