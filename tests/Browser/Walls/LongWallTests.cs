using System.Diagnostics;
using System.Globalization;
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
        string path = await WallPlan.Save(product, "时", seconds: 5);
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
        PageWeight.AssertFlat(before!, after);
    }
}
