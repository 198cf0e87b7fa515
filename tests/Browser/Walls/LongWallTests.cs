using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using PrisonOps.Tests.Browser.Alarms;
using PrisonOps.Tests.Browser.Product;

namespace PrisonOps.Tests.Browser.Walls;

/// <summary>
/// A wall hangs for weeks and nobody touches it: scenes rotate, figures are asked for again, alarms come and go.
/// What the page holds afterwards is what it held in the beginning.
/// </summary>
[Trait("Ring", "long")]
[Collection(SmallEstate.SwitchCode)]
public sealed class LongWallTests(ProductFixture product)
{
    private static readonly string[] Names = ["wall-1", "wall-2", "wall-3"];

    /// <summary>More minutes of real time by PRISONOPS_WALL_MINUTES.</summary>
    private static readonly TimeSpan RealTime =
        TimeSpan.FromMinutes(int.TryParse(Environment.GetEnvironmentVariable("PRISONOPS_WALL_MINUTES"), NumberStyles.None, CultureInfo.InvariantCulture, out int minutes) ? minutes : 3);

    [Fact]
    [Trait("Clause", "8.4-a.1")]
    public async Task In_real_time_a_wall_holds_no_more_than_after_its_first_minute()
    {
        string path = await Compose("时", 5);
        using OutsideAlarms outside = await OutsideAlarms.Register(product, "Wall of an hour");
        IPage page = await product.Open(SmallEstate.Operator, path);
        await page.Locator(".wall-scene").WaitForAsync();
        Stopwatch watch = Stopwatch.StartNew();
        using PeriodicTimer timer = new(TimeSpan.FromSeconds(10));
        PageWeight? before = null;
        for (int step = 0; watch.Elapsed < RealTime && await timer.WaitForNextTickAsync(TestContext.Current.CancellationToken); step++)
        {
            await outside.Tell(step % 2 == 0 ? "firing" : "resolved", Names);
            if (before is null && watch.Elapsed > TimeSpan.FromMinutes(1)) before = await PageWeight.Of(page);
        }

        await outside.Tell("resolved", Names);
        PageWeight after = await PageWeight.Of(page);
        TestContext.Current.TestOutputHelper?.WriteLine($"figure: wall, {watch.Elapsed.TotalMinutes:F0} minutes: {before}; then {after}");
        AssertFlat(before!, after);
    }

    private static void AssertFlat(PageWeight before, PageWeight after)
    {
        Assert.True(after.Nodes <= (before.Nodes * 1.2) + 300, $"{before}; then {after}");
        Assert.True(after.Listeners <= (before.Listeners * 1.2) + 50, $"{before}; then {after}");
        Assert.True(after.HeapMegabytes <= (before.HeapMegabytes * 1.2) + 1, $"{before}; then {after}");
    }

    /// <summary>Two scenes of prison A with every kind of widget between them; where the wall is.</summary>
    private async Task<string> Compose(string name, int seconds)
    {
        using ApiClient api = await product.SignIn(SmallEstate.System);
        int unit = (await api.Get("/api/units")).EnumerateArray().Single(row => row.GetProperty("code").GetString() == "cn.1.1").GetProperty("id").GetInt32();
        string map = (await api.Get("/api/topology/maps")).EnumerateArray()
            .Single(row => row.GetProperty("unitId").GetInt32() == unit && row.GetProperty("kind").GetString() == "automatic").GetProperty("id").GetString()!;
        long revision = (await api.Get($"/api/walls/{unit}")).GetProperty("revision").GetInt64();
        object Widget(string kind, int x, int y, int width, int height) => new
        {
            kind, x, y, width, height, text = kind == "text" ? name : null, mapId = kind == "topology" ? map : null, kpi = kind == "kpi" ? "toAcknowledgeMean" : null,
        };
        using HttpResponseMessage saved = await api.Send(HttpMethod.Put, $"/api/walls/{unit}", new
        {
            revision,
            scenes = new[]
            {
                new
                {
                    id = Guid.NewGuid(), name = name + 1, columns = 24, rows = 12, seconds,
                    widgets = new[] { Widget("topology", 0, 0, 12, 12), Widget("ticker", 12, 0, 6, 6), Widget("kpi", 18, 0, 6, 3), Widget("clock", 18, 3, 6, 3), Widget("cameras", 12, 6, 6, 6), Widget("trend", 18, 6, 6, 6) },
                },
                new
                {
                    id = Guid.NewGuid(), name = name + 2, columns = 24, rows = 12, seconds,
                    widgets = new[]
                    {
                        Widget("health", 0, 0, 6, 4), Widget("severity", 6, 0, 12, 4), Widget("text", 18, 0, 6, 4), Widget("systems", 0, 4, 6, 8), Widget("units", 6, 4, 6, 8),
                        Widget("video", 12, 4, 6, 4), Widget("types", 18, 4, 6, 4), Widget("response", 12, 8, 6, 4), Widget("room", 18, 8, 6, 4),
                    },
                },
            },
        });
        Assert.True(saved.IsSuccessStatusCode, await saved.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return $"/wall/{unit}";
    }
}
