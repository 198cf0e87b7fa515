using System.Net;
using System.Text.Json.Nodes;
using PrisonOps.Ports.Objects;
using PrisonOps.Tests.Web.Host;

namespace PrisonOps.Tests.Web.Flows;

public sealed class FlowFacts : IAsyncLifetime
{
    private static readonly string[] Ways = ["flows", "flows/export.csv"];

    private WebUnderTest web = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => web = await WebUnderTest.Start(cancellationToken: Stop);

    public ValueTask DisposeAsync() => web.DisposeAsync();

    [Fact]
    [Trait("Clause", "8.1.1-0.4")]
    public async Task Traffic_is_for_whoever_sees_the_device_and_for_others_the_device_does_not_exist()
    {
        ObjectListItem item = web.Objects.Add(Estate.Mianyang, "switch-01", MonitoringProtocol.Snmp);
        using Browser own = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);
        using Browser other = await web.SignedIn("neighbour", Estate.Operator, Estate.Leshan);

        JsonNode seen = await own.Json($"/api/objects/{item.Id}/flows?port=3");
        HttpStatusCode[] unseen = await Task.WhenAll(Ways.Select(async way => (await other.Get($"/api/objects/{item.Id}/{way}")).StatusCode));

        Assert.Equal(("10.0.0.1", 3_000, "netFlow9"), ((string)seen["conversations"]![0]!["source"]!, (int)seen["conversations"]![0]!["sum"]!["octets"]!, (string)seen["format"]!));
        Assert.Equal(("office", "any", 2055), ((string)seen["places"]![0]!["networkDomain"]!, (string)seen["places"]![0]!["address"]!, (int)seen["places"]![0]!["port"]!));
        Assert.Equal([HttpStatusCode.NotFound, HttpStatusCode.NotFound], unseen);
    }

    [Fact]
    public async Task Without_a_span_it_is_the_last_hour_of_all_ports()
    {
        ObjectListItem item = web.Objects.Add(Estate.Mianyang, "switch-01", MonitoringProtocol.Snmp);
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);

        await browser.Json($"/api/objects/{item.Id}/flows");

        Assert.Equal((TimeSpan.FromHours(1), null), (web.Flows.Asked!.To - web.Flows.Asked.From, web.Flows.Asked.Port));
    }

    [Fact]
    public async Task The_file_has_the_conversations_and_no_formula_of_a_name()
    {
        ObjectListItem item = web.Objects.Add(Estate.Mianyang, "switch-01", MonitoringProtocol.Snmp);
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);
        string path = $"/api/objects/{item.Id}/flows/export.csv?from=2026-03-01T00:00:00Z&to=2026-03-02T00:00:00Z&lang=en";

        string[] lines = (await (await browser.Get(path)).Content.ReadAsStringAsync(Stop)).Split("\r\n");

        Assert.Equal("From (UTC),To (UTC),Source,Source object,Destination,Destination object,Protocol number,Service port,Octets,Packets,Flows", lines[0]);
        Assert.Equal("2026-03-01T00:00:00Z,2026-03-02T00:00:00Z,10.0.0.1,\"'=server\",10.0.0.2,,6,443,3000,4,1", lines[1]);
    }

    [Theory]
    [InlineData("from=2026-03-02T00:00:00Z&to=2026-03-01T00:00:00Z")]
    [InlineData("from=2026-01-01T00:00:00Z&to=2026-03-01T00:00:00Z")]
    [InlineData("port=-1")]
    public async Task What_cannot_be_asked_is_refused(string wrong)
    {
        ObjectListItem item = web.Objects.Add(Estate.Mianyang, "switch-01", MonitoringProtocol.Snmp);
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);

        Assert.Equal(HttpStatusCode.BadRequest, (await browser.Get($"/api/objects/{item.Id}/flows?{wrong}")).StatusCode);
    }
}
