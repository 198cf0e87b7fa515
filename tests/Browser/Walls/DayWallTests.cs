using System.Diagnostics;
using System.Globalization;
using Microsoft.Playwright;
using PrisonOps.Tests.Browser.Alarms;
using PrisonOps.Tests.Browser.Product;

namespace PrisonOps.Tests.Browser.Walls;

/// <summary>A day and a night in front of a wall that nobody touches: its clock is moved on, the product behind it is the real one.</summary>
[Trait("Ring", "long")]
[Collection(SmallEstate.SwitchCode)]
public sealed class DayWallTests(ProductFixture product)
{
    private const int Hours = 24, ChangesAnHour = 12;
    private const string Lasting = "lasting";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60), Hour = TimeSpan.FromHours(1);

    [Fact]
    [Trait("Clause", "8.4-a.1")]
    public async Task After_a_day_a_wall_holds_no_more_than_after_its_first_hour_and_tells_yesterday_from_today()
    {
        string path = await WallPlan.Save(product, "日", seconds: 120);
        using OutsideAlarms outside = await OutsideAlarms.Register(product, "Wall of a day");
        IPage page = await product.Open(SmallEstate.Operator, path);
        MovedClock clock = await MovedClock.On(page);
        await page.Locator(".wall-scene").WaitForAsync();
        string firstDay = await Today(page);
        await outside.Tell("firing", Lasting);
        Stopwatch watch = Stopwatch.StartNew();
        PageWeight? before = null;
        for (int hour = 1; hour <= Hours; hour++)
        {
            await PassAnHour(page, clock, outside, hour);
            await Reconnect(page, clock);
            if (hour == 1) before = await Weigh(page, clock);
        }

        PageWeight after = await Weigh(page, clock);
        TestContext.Current.TestOutputHelper?.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"figure: wall, {clock.Ahead.TotalHours:F1} h of its own clock in {watch.Elapsed.TotalMinutes:F1} min, {Hours * ChangesAnHour} changes, {Hours} connections lost: {before}; then {after}"));
        PageWeight.AssertFlat(before!, after);

        Assert.NotEqual(firstDay, await Today(page));
        Assert.Contains(await Today(page), await page.Locator(".wall-date").InnerTextAsync(), StringComparison.Ordinal);
        await ShowTicker(page, clock, Lasting);
        ILocator lasting = Row(page, Lasting);
        Assert.StartsWith(firstDay[5..], await lasting.Locator("time").InnerTextAsync(), StringComparison.Ordinal);
        Assert.StartsWith("1 d ", await lasting.Locator(".ticker-who").InnerTextAsync(), StringComparison.Ordinal);
        await outside.Tell("resolved", Lasting);
    }

    /// <summary>Alarms come and go, each of its own name: one that came again and again would stay as flapping.</summary>
    private static async Task PassAnHour(IPage page, MovedClock clock, OutsideAlarms outside, int hour)
    {
        for (int change = 0; change < ChangesAnHour; change++)
        {
            string[] names = [.. Enumerable.Range(0, 3).Select(number => string.Create(CultureInfo.InvariantCulture, $"hour-{hour}-{change / 2}-{number}"))];
            long frames = await Frames(page);
            await outside.Tell(change % 2 == 0 ? "firing" : "resolved", names);
            await Until.True(async () => await Frames(page) > frames, Patience, () => $"The wall was not told of {names[0]}.");
            if (change == 0) await ShowTicker(page, clock, names[0]);
            await clock.Pass(Hour / ChangesAnHour);
        }
    }

    private static async Task Reconnect(IPage page, MovedClock clock)
    {
        await clock.Cut();
        ILocator status = page.Locator(".wall-header [role=status]");
        await status.And(page.Locator(".wall-lost")).WaitForAsync();
        await Until.True(
            async () =>
            {
                await clock.Pass(TimeSpan.FromSeconds(5));
                return await status.And(page.Locator(".wall-live")).CountAsync() > 0;
            },
            Patience, () => "The wall did not come back by itself.");
    }

    /// <summary>Always with the same scene, and while nothing but the lasting alarm is open.</summary>
    private static async Task<PageWeight> Weigh(IPage page, MovedClock clock)
    {
        await ShowTicker(page, clock, Lasting);
        return await PageWeight.Of(page);
    }

    /// <summary>Scenes and pages of the ticker turn by themselves.</summary>
    private static Task<TimeSpan> ShowTicker(IPage page, MovedClock clock, string name) => Until.True(
        async () =>
        {
            if (await Row(page, name).CountAsync() > 0) return true;

            await clock.Pass(TimeSpan.FromSeconds(9));
            return false;
        },
        Patience, () => $"The wall does not show {name}.");

    private static ILocator Row(IPage page, string name) => page.Locator(".wall-ticker li").Filter(new() { HasText = name }).First;

    private static Task<long> Frames(IPage page) => page.EvaluateAsync<long>("() => window.__live.frames");

    private static Task<string> Today(IPage page) => page.EvaluateAsync<string>("() => new Date().toLocaleDateString('sv')");
}
