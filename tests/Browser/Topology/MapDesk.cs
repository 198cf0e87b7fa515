using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using PrisonOps.Tests.Browser.Product;

namespace PrisonOps.Tests.Browser.Topology;

/// <summary>What people do with maps in every test of them.</summary>
internal static class MapDesk
{
    /// <summary>An empty map of prison A.</summary>
    public static async Task<string> New(ApiClient api, string name)
    {
        int unit = (await api.Get($"/api/objects?text={SmallEstate.GateCode}")).GetProperty("rows")[0].GetProperty("unitId").GetInt32();
        using HttpResponseMessage made = await api.Send(HttpMethod.Post, "/api/topology/maps", new { unitId = unit, draft = new { name, isTemplate = false } });
        Assert.True(made.IsSuccessStatusCode, $"A new map answered {(int)made.StatusCode} {await made.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)}");
        return (await made.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken)).GetProperty("id").GetString()!;
    }

    /// <summary>The map that the product itself makes of prison A.</summary>
    public static async Task<string> Automatic(ApiClient api) => (await api.Get("/api/topology/maps")).EnumerateArray()
        .First(map => map.GetProperty("kind").GetString() == "automatic" && map.GetProperty("unitNameZh").GetString() == "青石监狱").GetProperty("id").GetString()!;

    public static async Task<IPage> Open(ProductFixture product, string user, string map)
    {
        IPage page = await product.Open(user, $"/topology/maps/{map}?lang=en");
        await page.Locator(".topology-map canvas").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        return page;
    }

    public static async Task AddSymbol(IPage page, string label)
    {
        await page.Keyboard.PressAsync("n");
        await page.GetByLabel("Symbol", new() { Exact = true }).CheckAsync();
        await page.GetByLabel("Shown name").FillAsync(label);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add 1" }).ClickAsync();
    }

    /// <summary>Waits until the map has so many nodes, as its label says.</summary>
    public static Task Count(IPage page, int nodes) =>
        page.Locator(string.Create(CultureInfo.InvariantCulture, $".topology-map[aria-label^='Topology map: {nodes} nodes']")).WaitForAsync();

    public static async Task Jump(IPage page, string text)
    {
        await page.GetByRole(AriaRole.Combobox, new() { Name = "Find a node on the map" }).FillAsync(text);
        await page.Keyboard.PressAsync("Enter");
        await page.Locator(".topology-detail").WaitForAsync();
        await page.Locator(".topology-map").FocusAsync();
    }

    /// <summary>Where a node lies in the box of the map, in pixels.</summary>
    public static async Task<(float X, float Y)> Place(IPage page, int node)
    {
        float[] at = await page.EvaluateAsync<float[]>(
            "(i) => { const { scene, view } = window.__topology; const n = scene.nodes[i]; return [n.x * view.scale + view.offsetX, n.y * view.scale + view.offsetY]; }", node);
        return (at[0], at[1]);
    }
}
