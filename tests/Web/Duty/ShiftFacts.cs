using System.Net;
using System.Text.Json.Nodes;
using PrisonOps.Tests.Web.Host;

namespace PrisonOps.Tests.Web.Duty;

public sealed class ShiftFacts : IAsyncLifetime
{
    private WebUnderTest web = null!;

    public async ValueTask InitializeAsync() => web = await WebUnderTest.Start(cancellationToken: TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => web.DisposeAsync();

    [Fact]
    public async Task A_hand_over_is_read_and_accepted_in_its_unit_and_nowhere_else()
    {
        using Browser night = await web.SignedIn("night", Estate.Operator, Estate.Mianyang), day = await web.SignedIn("day", Estate.Operator, Estate.Mianyang);
        using Browser neighbour = await web.SignedIn("neighbour", Estate.Operator, Estate.Leshan);

        Assert.Equal(1, (int)(await night.Json($"/api/handovers/figures?unit={Estate.Mianyang.Id}&from=2026-01-01T00:00:00Z"))["openCritical"]!);
        HttpResponseMessage made = await night.Post("/api/handovers", new { unitId = Estate.Mianyang.Id, from = "2026-01-01T00:00:00Z", note = "3 号交换机风扇已报修" });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);

        JsonNode row = (await day.Json("/api/handovers"))["rows"]![0]!;
        Assert.Equal(("night", false, "3 号交换机风扇已报修"), ((string)row["author"]!, (bool)row["own"]!, (string)row["note"]!));
        Assert.Equal(HttpStatusCode.OK, (await day.Post($"/api/handovers/{row["id"]}/accept", new { })).StatusCode);
        Assert.Equal("day", (string)(await night.Json("/api/handovers"))["rows"]![0]!["acceptedBy"]!);

        Assert.Empty((await neighbour.Json("/api/handovers"))["rows"]!.AsArray());
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.Get($"/api/handovers/figures?unit={Estate.Mianyang.Id}&from=2026-01-01T00:00:00Z")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.Post($"/api/handovers/{row["id"]}/accept", new { })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.Post("/api/handovers", new { unitId = Estate.Mianyang.Id, from = "2026-01-01T00:00:00Z", note = "x" })).StatusCode);
    }

    [Fact]
    public async Task A_view_is_ones_own_and_others_only_use_it_when_it_is_shared()
    {
        using Browser night = await web.SignedIn("night", Estate.Operator, Estate.Mianyang), day = await web.SignedIn("day", Estate.Operator, Estate.Mianyang);

        await night.Post("/api/alarm-views", new { name = "自用", query = "severity=critical", shared = false, countMax = (int?)null });
        await night.Post("/api/alarm-views", new { name = "夜班", query = "ack=no", shared = true, countMax = 20 });

        JsonNode shared = Assert.Single((await day.Json("/api/alarm-views")).AsArray())!;
        Assert.Equal(("夜班", false, 20, "night"), ((string)shared["name"]!, (bool)shared["own"]!, (int)shared["countMax"]!, (string)shared["owner"]!));
        Assert.Equal(HttpStatusCode.NotFound, (await day.Put($"/api/alarm-views/{shared["id"]}", new { draft = new { name = "我的", query = "", shared = true }, revision = 1 })).StatusCode);
        Assert.Equal(2, (await night.Json("/api/alarm-views")).AsArray().Count);
    }
}
