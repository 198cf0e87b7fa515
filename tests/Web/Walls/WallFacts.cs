using System.Net;
using System.Text.Json.Nodes;
using PrisonOps.Tests.Web.Host;

namespace PrisonOps.Tests.Web.Walls;

public sealed class WallFacts : IAsyncLifetime
{
    private WebUnderTest web = null!;

    public async ValueTask InitializeAsync() => web = await WebUnderTest.Start(cancellationToken: TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => web.DisposeAsync();

    [Fact]
    [Trait("Clause", "8.4-a.3")]
    public async Task A_scene_is_saved_by_whoever_composes_walls_and_seen_by_the_kiosk()
    {
        using Browser composer = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang), kiosk = await web.SignedIn("kiosk", Estate.Kiosk, Estate.Mianyang);

        Assert.Equal(0, (int)(await kiosk.Json($"/api/walls/{Estate.Mianyang.Id}"))["revision"]!);
        HttpResponseMessage saved = await composer.Put($"/api/walls/{Estate.Mianyang.Id}", Change(0));

        Assert.True(saved.StatusCode == HttpStatusCode.OK, await saved.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        JsonNode plan = await kiosk.Json($"/api/walls/{Estate.Mianyang.Id}");
        Assert.Equal((1, "值班", "ticker"), ((int)plan["revision"]!, (string)plan["scenes"]![0]!["name"]!, (string)plan["scenes"]![0]!["widgets"]![0]!["kind"]!));
        Assert.Equal(HttpStatusCode.Conflict, (await composer.Put($"/api/walls/{Estate.Mianyang.Id}", Change(0))).StatusCode);
    }

    [Fact]
    [Trait("Clause", "8.4-0")]
    public async Task The_wall_is_a_module_that_is_open_to_whoever_may_see_it_and_refused_to_others()
    {
        using Browser kiosk = await web.SignedIn("kiosk", Estate.Kiosk, Estate.Mianyang), auditor = await web.SignedIn("auditor", Estate.Auditor, Estate.Mianyang);

        JsonNode seen = (await kiosk.Json("/api/modules")).AsArray().Single(module => (string?)module!["code"] == "wall")!;
        Assert.Equal(("8.4", true, "/wall"), ((string)seen["clause"]!, (bool)seen["allowed"]!, (string)seen["route"]!));
        Assert.Contains("wall.view", seen["permissions"]!.AsArray().Select(permission => (string)permission!));
        Assert.Equal(HttpStatusCode.OK, (await kiosk.Get("/api/modules/wall")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.Get("/api/modules/wall")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await auditor.Get($"/api/walls/{Estate.Mianyang.Id}")).StatusCode);
    }

    [Fact]
    public async Task A_kiosk_only_reads_and_a_neighbour_finds_nothing()
    {
        using Browser kiosk = await web.SignedIn("kiosk", Estate.Kiosk, Estate.Mianyang), neighbour = await web.SignedIn("neighbour", Estate.Operator, Estate.Leshan);

        Assert.Equal(HttpStatusCode.Forbidden, (await kiosk.Put($"/api/walls/{Estate.Mianyang.Id}", Change(0))).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.Get($"/api/walls/{Estate.Mianyang.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.Put($"/api/walls/{Estate.Mianyang.Id}", Change(0))).StatusCode);
    }

    [Fact]
    [Trait("Clause", "8.4-a.3")]
    public async Task A_kiosk_counts_alarms_for_its_figures_and_takes_no_file_of_them_away()
    {
        using Browser kiosk = await web.SignedIn("kiosk", Estate.Kiosk, Estate.Mianyang);

        Assert.Equal(HttpStatusCode.OK, (await kiosk.Get($"/api/analysis/alarms?unit={Estate.Mianyang.Id}")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await kiosk.Get($"/api/analysis/alarms/export.csv?unit={Estate.Mianyang.Id}")).StatusCode);
    }

    private static object Change(long revision) => new
    {
        scenes = new[]
        {
            new { id = Guid.Parse("01920000-0000-7000-8000-000000000009"), name = " 值班 ", columns = 12, rows = 8, seconds = 30, widgets = new[] { new { kind = "ticker", x = 0, y = 0, width = 12, height = 8, text = (string?)null } } },
        },
        revision,
    };
}
