using System.Globalization;
using System.Net;
using Microsoft.Playwright;
using PrisonOps.Tests.Browser.Product;

namespace PrisonOps.Tests.Browser.Objects;

/// <summary>The history on an object's page, of a switch that is polled every five seconds.</summary>
public sealed class HistoryTests(ProductFixture product)
{
    [Fact]
    public async Task The_chart_goes_on_by_itself_is_read_with_the_keyboard_and_saved_as_a_file()
    {
        string id = await FindSwitch();
        IPage page = await product.Open(SmallEstate.Operator, $"/objects/{id}?lang=en");
        await page.Locator("#series-panel").GetByRole(AriaRole.Button, new() { Name = "1 h", Exact = true }).ClickAsync();
        ILocator chart = page.Locator("#series-panel").GetByRole(AriaRole.Slider);
        await chart.WaitForAsync();

        int before = await CountPoints(chart);
        await Until.True(async () => await CountPoints(chart) >= before + 2, TimeSpan.FromMinutes(2), () => $"The chart stayed at {before} points.");

        await chart.FocusAsync();
        await page.Keyboard.PressAsync("End");
        string? last = await chart.GetAttributeAsync("aria-valuetext");
        await page.Keyboard.PressAsync("Home");
        string? first = await chart.GetAttributeAsync("aria-valuetext");
        Assert.Matches(@"^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d .+ %$", last);
        Assert.True(string.CompareOrdinal(first, last) < 0, $"Home reads {first}, End reads {last}.");

        IDownload file = await page.RunAndWaitForDownloadAsync(() => page.Locator("#series-panel").GetByRole(AriaRole.Button, new() { Name = "Export CSV" }).ClickAsync());
        string[] lines = await File.ReadAllLinesAsync(await file.PathAsync(), TestContext.Current.CancellationToken);
        Assert.Equal("cpu.load-1h.csv", file.SuggestedFilename);
        Assert.Equal("Time (UTC),Series,Instance,Unit of measure,Minimum,Mean,Maximum,Values", lines[0].TrimStart('\uFEFF'));
        Assert.True(lines.Length > before, $"The file has {lines.Length} lines, the chart had {before} points.");
        Assert.All(lines[1..], line => Assert.Contains(",cpu.load,,ratio,", line, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Every_range_says_what_it_shows_and_the_neighbour_gets_neither_chart_nor_file()
    {
        string id = await FindSwitch();
        IPage page = await product.Open(SmallEstate.Operator, $"/objects/{id}?lang=en");
        ILocator panel = page.Locator("#series-panel");

        foreach (string range in (string[])["6 h", "24 h", "7 d", "30 d", "1 y"])
        {
            await panel.GetByRole(AriaRole.Button, new() { Name = range, Exact = true }).ClickAsync();
            await panel.GetByText($"CPU load, last {range}:").WaitForAsync();
            Assert.Equal("true", await panel.GetByRole(AriaRole.Button, new() { Name = range, Exact = true }).GetAttributeAsync("aria-pressed"));
        }

        using ApiClient neighbour = await product.SignIn(SmallEstate.Neighbour);
        foreach (string path in (string[])["samples", "samples/export.csv"])
            Assert.Equal(HttpStatusCode.NotFound, (await neighbour.Try($"/api/objects/{id}/{path}?name=cpu.load")).Status);
    }

    [Fact]
    [Trait("Clause", "8.5-i.2")]
    public async Task A_window_of_one_minute_shows_every_poll_in_it_and_one_earlier_shows_that_there_was_none()
    {
        IPage page = await product.Open(SmallEstate.Operator, $"/objects/{await FindSwitch()}?lang=en");
        ILocator panel = page.Locator("#series-panel"), chart = panel.GetByRole(AriaRole.Slider), show = panel.GetByRole(AriaRole.Button, new() { Name = "Show" });

        // The browser runs on the clock and in the time zone of this machine.
        await Until.True(
            async () =>
            {
                DateTime minute = TimeProvider.System.GetLocalNow().AddMinutes(-1).DateTime;
                await panel.Locator("input[type=datetime-local]").First.FillAsync(minute.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture));
                await panel.Locator("input[type=datetime-local]").Last.FillAsync(minute.AddMinutes(1).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture));
                await show.ClickAsync();
                await panel.GetByText(minute.ToString("yyyy-MM-dd HH:mm':00 to '", CultureInfo.InvariantCulture)).Or(panel.GetByText("No data in this time")).WaitForAsync();
                return await chart.IsVisibleAsync() && await CountPoints(chart) >= 4;
            },
            TimeSpan.FromMinutes(3), () => "A minute of polls every five seconds never showed four points.");

        await panel.GetByRole(AriaRole.Button, new() { Name = "1 y", Exact = true }).ClickAsync();
        await panel.GetByText("CPU load, last 1 y:").WaitForAsync();
        await panel.GetByRole(AriaRole.Button, new() { Name = "One span earlier" }).ClickAsync();
        await panel.GetByText("No data in this time").WaitForAsync();
        await panel.GetByRole(AriaRole.Button, new() { Name = "One span later" }).ClickAsync();
        await panel.GetByText("CPU load, last 1 y:").WaitForAsync();
    }

    private async Task<string> FindSwitch()
    {
        using ApiClient owner = await product.SignIn(SmallEstate.Operator);
        return (await owner.Get("/api/objects?text=a-switch")).GetProperty("rows")[0].GetProperty("id").GetString()!;
    }

    private static async Task<int> CountPoints(ILocator chart) => int.Parse(await chart.GetAttributeAsync("aria-valuemax") ?? "", CultureInfo.InvariantCulture) + 1;
}
