using System.Text.Json;
using Microsoft.Playwright;
using PrisonOps.Tests.Browser.Product;

namespace PrisonOps.Tests.Browser.Topology;

/// <summary>A map is edited at a desk, with keys and a pointer, and the server has what the screen shows.</summary>
public sealed class MapEditingTests(ProductFixture product)
{
    private const string Symbol = "上级网络 Upper network", Note = "机房 Room";

    [Fact]
    [Trait("Clause", "8.3.4-d.2")]
    [Trait("Clause", "8.3.4-e.3")]
    [Trait("Clause", "8.3.4-e.4")]
    [Trait("Clause", "8.3.4-e.5")]
    [Trait("Clause", "8.3.4-e.6")]
    public async Task Nodes_are_added_linked_copied_and_deleted_undone_and_redone_and_are_still_there_after_a_reload()
    {
        using ApiClient api = await product.SignIn(SmallEstate.Operator);
        string map = await MapDesk.New(api, "编辑 Editing");
        IPage page = await MapDesk.Open(product, SmallEstate.Operator, map);
        ILocator undo = page.GetByRole(AriaRole.Button, new() { Name = "Undo", Exact = true });

        await page.Keyboard.PressAsync("e");
        await MapDesk.AddSymbol(page, Symbol);
        await MapDesk.Count(page, 1);
        await AddObject(page, SmallEstate.YardName);
        await MapDesk.Count(page, 2);
        await page.Keyboard.PressAsync("Control+z");
        await MapDesk.Count(page, 1);
        await page.Keyboard.PressAsync("Control+y");
        await MapDesk.Count(page, 2);

        await page.Keyboard.PressAsync("Control+a");
        await page.Keyboard.PressAsync("Control+d");
        await MapDesk.Count(page, 4);
        await undo.ClickAsync();
        await MapDesk.Count(page, 2);

        // The two nodes lie side by side; from one to the other a hand draws a link.
        await page.Keyboard.PressAsync("l");
        await Drag(page, await MapDesk.Place(page, 0), await MapDesk.Place(page, 1));
        await page.GetByRole(AriaRole.Button, new() { Name = "Properties" }).ClickAsync();
        await page.GetByLabel($"Port of {Symbol}").First.FillAsync("Gi0/0/1");
        await page.GetByRole(AriaRole.Button, new() { Name = "Apply" }).ClickAsync();
        await page.Keyboard.PressAsync("l");
        await Drag(page, await MapDesk.Place(page, 0), (X: 300, Y: 300));
        await page.Keyboard.PressAsync("Control+s");
        await page.GetByText("Map saved").WaitForAsync();

        JsonElement saved = await api.Get($"/api/topology/maps/{map}");
        JsonElement node = saved.GetProperty("nodes").EnumerateArray().Single(one => one.GetProperty("kind").GetString() == "symbol");
        Assert.Equal(Symbol, node.GetProperty("element").GetProperty("label").GetString());
        Assert.Equal("Gi0/0/1", saved.GetProperty("links")[0].GetProperty("fromPort").GetString());
        Assert.True(node.GetProperty("x").GetDouble() % 20 == 0, $"The node was dragged to {node.GetProperty("x")} and is not on the grid.");

        await page.ReloadAsync();
        await MapDesk.Count(page, 2);
        await page.Keyboard.PressAsync("e");
        await MapDesk.Jump(page, "yard");
        await page.Keyboard.PressAsync("Delete");
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove" }).Last.ClickAsync();
        await MapDesk.Count(page, 1);
        await page.Keyboard.PressAsync("Control+s");
        await page.GetByText("Map saved").WaitForAsync();
        Assert.Equal(1, (await api.Get($"/api/topology/maps/{map}")).GetProperty("nodes").GetArrayLength());
        Assert.Equal(1, (await api.Get($"/api/objects?text=a-yard")).GetProperty("rows").GetArrayLength());

        using ApiClient auditor = await product.SignIn(SmallEstate.Auditor);
        string audit = (await auditor.Get("/api/audit?action=topology.edit")).GetRawText();
        Assert.Contains(Symbol, System.Text.RegularExpressions.Regex.Unescape(audit), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_saves_second_is_told_who_was_first_and_may_keep_both_changes()
    {
        using ApiClient api = await product.SignIn(SmallEstate.Operator);
        string map = await MapDesk.New(api, "两人 Two people");
        IPage mine = await MapDesk.Open(product, SmallEstate.Operator, map);
        IPage theirs = await MapDesk.Open(product, SmallEstate.Ministry, map);
        await mine.Keyboard.PressAsync("e");
        await theirs.Keyboard.PressAsync("e");
        await MapDesk.AddSymbol(mine, Symbol);
        await MapDesk.AddSymbol(theirs, Note);
        await theirs.Keyboard.PressAsync("Control+s");
        await theirs.GetByText("Map saved").WaitForAsync();

        await mine.Keyboard.PressAsync("Control+s");
        await mine.Locator("dialog").GetByText(SmallEstate.Ministry).WaitForAsync();
        await mine.GetByRole(AriaRole.Button, new() { Name = "Keep mine" }).ClickAsync();
        await MapDesk.Count(mine, 2);
        await mine.Keyboard.PressAsync("Control+s");
        await mine.GetByText("Map saved").WaitForAsync();

        string[] labels = [.. (await api.Get($"/api/topology/maps/{map}")).GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("element").GetProperty("label").GetString()!).Order()];
        Assert.Equal([.. new[] { Symbol, Note }.Order()], labels);
    }

    [Fact]
    public async Task Leaving_with_something_unsaved_asks_first()
    {
        using ApiClient api = await product.SignIn(SmallEstate.Operator);
        string map = await MapDesk.New(api, "离开 Leaving");
        IPage page = await MapDesk.Open(product, SmallEstate.Operator, map);
        List<string> asked = [];
        page.Dialog += async (_, dialog) =>
        {
            asked.Add(dialog.Message);
            await (asked.Count == 1 ? dialog.DismissAsync() : dialog.AcceptAsync());
        };
        await page.Keyboard.PressAsync("e");
        await MapDesk.AddSymbol(page, Symbol);

        await page.GetByRole(AriaRole.Link, new() { Name = "Discovered differences" }).ClickAsync();
        Assert.EndsWith(map, new Uri(page.Url).AbsolutePath, StringComparison.Ordinal);
        await page.GetByRole(AriaRole.Link, new() { Name = "Discovered differences" }).ClickAsync();
        await page.WaitForURLAsync("**/topology/proposals");
        Assert.Equal(2, asked.Count);
    }

    private static async Task AddObject(IPage page, string name)
    {
        await page.Keyboard.PressAsync("n");
        await page.GetByPlaceholder("Find by name, code or address").FillAsync("a-yard");
        await page.Locator(".topology-pick").GetByText(name).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Add 1" }).ClickAsync();
    }

    private static async Task Drag(IPage page, (float X, float Y) from, (float X, float Y) to)
    {
        LocatorBoundingBoxResult box = (await page.Locator(".topology-map").BoundingBoxAsync())!;
        await page.Mouse.MoveAsync(box.X + from.X, box.Y + from.Y);
        await page.Mouse.DownAsync();
        await page.Mouse.MoveAsync(box.X + ((from.X + to.X) / 2), box.Y + ((from.Y + to.Y) / 2));
        await page.Mouse.MoveAsync(box.X + to.X, box.Y + to.Y);
        await page.Mouse.UpAsync();
    }
}
