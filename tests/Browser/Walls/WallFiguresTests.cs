using System.Globalization;
using System.Text.Json;
using Microsoft.Playwright;
using PrisonOps.Tests.Browser.Product;

namespace PrisonOps.Tests.Browser.Walls;

/// <summary>What a wall says is what the interface says, and a unit is the sum of what is below it.</summary>
public sealed class WallFiguresTests(ProductFixture product)
{
    private static readonly string[] States = ["normal", "warning", "fault", "unreachable", "maintenance", "unknown"];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    [Trait("Clause", "8.4-b.1")]
    public async Task The_wall_of_the_ministry_shows_what_its_interface_counts_and_drilling_down_keeps_the_sums()
    {
        using ApiClient api = await product.SignIn(SmallEstate.Ministry);
        Dictionary<string, int> units = (await api.Get("/api/units")).EnumerateArray().ToDictionary(row => row.GetProperty("code").GetString()!, row => row.GetProperty("id").GetInt32());
        IPage page = await product.Open(SmallEstate.Ministry, $"/wall/{units["cn"]}");

        foreach (string code in new[] { "cn", "cn.1" })
        {
            await Until.True(
                async () => await Objects(api, units[code]) == (await Objects(api, units["cn.1.1"])) + (await Objects(api, units["cn.1.2"])),
                Patience, () => $"The objects of {code} are not those of its prisons.");
        }

        string said = "", total = "/" + (await Objects(api, units["cn"])).ToString(CultureInfo.InvariantCulture);
        await Until.True(
            async () => (said = await page.Locator(".wall-header-right").InnerTextAsync()).Contains(total, StringComparison.Ordinal),
            Patience, () => $"The wall says '{said}', not '{total}'.");
        await page.Locator($".wall a[href='/wall/{units["cn.1"]}']").First.ClickAsync();
        await page.WaitForURLAsync($"**/wall/{units["cn.1"]}");
        await page.Locator($".wall a[href='/wall/{units["cn.1.1"]}']").First.WaitForAsync();
    }

    /// <summary>Of all classes, by the sums of the unit.</summary>
    private static async Task<int> Objects(ApiClient api, int unit) =>
        (await api.Get($"/api/units/{unit}/status")).GetProperty("systems").EnumerateArray()
        .Sum(system => States.Sum(state => system.GetProperty(state).GetInt32()));
}
