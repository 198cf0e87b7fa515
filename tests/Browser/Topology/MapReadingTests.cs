using System.Collections.Concurrent;
using System.Net;
using System.Text.Json;
using Microsoft.Playwright;
using PrisonOps.Tests.Browser.Access;
using PrisonOps.Tests.Browser.Product;

namespace PrisonOps.Tests.Browser.Topology;

/// <summary>The map of a prison as its duty officer reads it, and as the neighbour does not.</summary>
public sealed class MapReadingTests(ProductFixture product)
{
    [Fact]
    [Trait("Clause", "8.3.4-a.1")]
    [Trait("Clause", "8.3.4-e.1")]
    public async Task An_operator_sees_the_own_prison_finds_a_switch_with_the_keyboard_and_reads_its_links()
    {
        using ApiClient api = await product.SignIn(SmallEstate.Operator);
        IPage page = await product.Open(SmallEstate.Operator, "/topology");
        await page.WaitForURLAsync($"**/topology/maps/{await MapDesk.Automatic(api)}");
        await page.GetByRole(AriaRole.Button, new() { Name = "English" }).ClickAsync();
        await page.Locator(".topology-counts").WaitForAsync();

        await MapDesk.Jump(page, SmallEstate.SwitchCode);
        ILocator detail = page.Locator(".topology-detail");
        await detail.GetByRole(AriaRole.Heading, new() { Name = SmallEstate.SwitchName }).WaitForAsync();
        await detail.GetByText(SmallEstate.ApplicationName).First.ClickAsync();
        await detail.GetByText("Last change").WaitForAsync();
        await detail.GetByText("Errors per second").WaitForAsync();

        // The list says in words what the canvas shows, and has every node of the map.
        await detail.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { NameRegex = new("^Nodes ") }).ClickAsync();
        JsonElement view = await api.Get($"/api/topology/maps/{await MapDesk.Automatic(api)}");
        ILocator rows = page.Locator(".topology-list tbody").First.GetByRole(AriaRole.Row);
        await rows.Nth(view.GetProperty("nodes").GetArrayLength() - 1).WaitForAsync();
        Assert.Equal(view.GetProperty("nodes").GetArrayLength(), await rows.CountAsync());
    }

    [Theory]
    [InlineData("")]
    [InlineData("e")]
    [InlineData("t")]
    public async Task A_map_has_no_serious_fault_of_accessibility(string key)
    {
        using ApiClient api = await product.SignIn(SmallEstate.Operator);
        IPage page = await MapDesk.Open(product, SmallEstate.Operator, await MapDesk.Automatic(api));
        await page.Locator(".topology-counts").WaitForAsync();
        if (key.Length > 0) await page.Keyboard.PressAsync(key);

        await Axe.AssertClean(page);
    }

    [Fact]
    public async Task The_map_of_another_prison_is_not_reachable_by_list_address_or_feed()
    {
        using ApiClient owner = await product.SignIn(SmallEstate.Operator);
        using ApiClient neighbour = await product.SignIn(SmallEstate.Neighbour);
        string map = await MapDesk.Automatic(owner);

        Assert.DoesNotContain(map, (await neighbour.Get("/api/topology/maps")).GetRawText(), StringComparison.Ordinal);
        foreach (string path in (string[])[$"/api/topology/maps/{map}", $"/api/topology/maps/{map}/states", $"/api/topology/maps/{map}/links.csv"])
            Assert.Equal(HttpStatusCode.NotFound, (await neighbour.Try(path)).Status);

        IPage page = await product.Open(SmallEstate.Neighbour, "/alarms");
        ConcurrentQueue<string> frames = new();
        page.WebSocket += (_, socket) => socket.FrameReceived += (_, frame) => frames.Enqueue(frame.Text ?? "");
        await page.GotoAsync($"{product.Address}/topology/maps/{map}?lang=en");
        await page.GetByText("There is no such map").WaitForAsync();
        Assert.All(frames, frame => Assert.DoesNotContain(SmallEstate.GateName, frame, StringComparison.Ordinal));
    }
}
