using System.Text.Json;
using Microsoft.Playwright;
using PrisonOps.Tests.Browser.Product;

namespace PrisonOps.Tests.Browser.Alarms;

/// <summary>An acknowledgement at one desk, hop by hop to the wall of another.</summary>
public sealed class AcknowledgementTests(ProductFixture product)
{
    private const int Rounds = 12;
    private const float PatienceMs = 60_000;

    [Fact]
    public async Task An_acknowledgement_and_its_undoing_are_painted_on_the_wall_of_another()
    {
        IPage console = await product.Open(SmallEstate.Operator, "/alarms?text=yard"), wall = await product.Open(SmallEstate.Ministry, "/wall?still=1");
        await AcknowledgementHops.WatchConsole(console);
        await AcknowledgementHops.WatchWall(wall);
        ILocator row = console.GetByRole(AriaRole.Row).Filter(new() { HasText = SmallEstate.YardName }), entry = wall.Locator(".wall-ticker li").Filter(new() { HasText = SmallEstate.YardName });
        await product.TellCameras("kill", "a-yard");
        await row.First.WaitForAsync(new() { Timeout = PatienceMs });
        await entry.First.WaitForAsync(new() { Timeout = PatienceMs });
        await console.GetByRole(AriaRole.Grid).FocusAsync();
        await console.Keyboard.PressAsync("Home");

        // Each page is told by its own feed: what the wall shows already may not be known at the console, where a key would do nothing.
        ILocator open = row.And(console.Locator(".row-open")), taken = row.And(console.Locator(".row-acknowledged"));
        AcknowledgementHops hops = new();
        while (hops.Rounds < Rounds)
        {
            await open.First.WaitForAsync(new() { Timeout = PatienceMs });
            await console.Keyboard.PressAsync("a");
            await entry.And(wall.Locator(".ticker-acknowledged")).Filter(new() { HasText = "青石值班员" }).First.WaitForAsync(new() { Timeout = PatienceMs });
            await hops.Take(console, wall);
            await taken.Filter(new() { HasText = "青石值班员" }).First.WaitForAsync(new() { Timeout = PatienceMs });
            await console.Keyboard.PressAsync("u");
            await entry.And(wall.Locator(".ticker-open")).First.WaitForAsync(new() { Timeout = PatienceMs });
        }

        foreach (string line in hops.Lines()) TestContext.Current.TestOutputHelper?.WriteLine($"figure: {line}");
        using ApiClient api = await product.SignIn(SmallEstate.Ministry);
        JsonElement alarm = (await api.Get($"/api/alarms?text={Uri.EscapeDataString(SmallEstate.YardName)}&open=true")).GetProperty("rows")[0];
        string[] steps = [.. (await api.Get($"/api/alarms/{alarm.GetProperty("id").GetString()}/timeline")).EnumerateArray().Select(step => step.GetProperty("kind").GetString()!)];
        Assert.Equal((Rounds, Rounds), (steps.Count(step => step == "acknowledged"), steps.Count(step => step == "unacknowledged")));
        await product.TellCameras("restore", "a-yard");
    }
}
