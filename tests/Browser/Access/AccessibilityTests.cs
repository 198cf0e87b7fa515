using Microsoft.Playwright;
using PrisonOps.Tests.Browser.Product;

namespace PrisonOps.Tests.Browser.Access;

public sealed class AccessibilityTests(ProductFixture product)
{
    /// <summary>What a duty officer works with.</summary>
    [Theory]
    [InlineData(SmallEstate.Ministry, "/wall")]
    [InlineData(SmallEstate.Ministry, "/alarms")]
    [InlineData(SmallEstate.Ministry, "/logs")]
    [InlineData(SmallEstate.Ministry, "/objects")]
    [InlineData(SmallEstate.Ministry, "/objects/{a-gate}")]
    [InlineData(SmallEstate.Ministry, "/objects/{a-switch}")]
    [InlineData(SmallEstate.Ministry, "/stack/{a-switch}")]
    [InlineData(SmallEstate.Ministry, "/video")]
    [InlineData(SmallEstate.Ministry, "/video/cameras/{a-gate}")]
    public Task A_screen_has_no_serious_fault_of_accessibility(string user, string screen) => AssertClean(user, screen);

    /// <summary>Each is ten seconds of two cores, so that those which change seldom are judged in the long ring.</summary>
    [Theory]
    [Trait("Ring", "long")]
    [InlineData(SmallEstate.Ministry, "/alarms?tab=windows")]
    [InlineData(SmallEstate.Ministry, "/alarms?tab=handover")]
    [InlineData(SmallEstate.Ministry, "/alarms?tab=rules")]
    [InlineData(SmallEstate.Ministry, "/notices")]
    [InlineData(SmallEstate.Ministry, "/notices/rotas")]
    [InlineData(SmallEstate.Ministry, "/analysis")]
    [InlineData(SmallEstate.Ministry, "/logs/unmapped")]
    [InlineData(SmallEstate.Ministry, "/logs/rules")]
    [InlineData(SmallEstate.Ministry, "/stack")]
    [InlineData(SmallEstate.Ministry, "/video/rounds")]
    [InlineData(SmallEstate.Ministry, "/video/commissioning")]
    [InlineData(SmallEstate.Ministry, "/video/plans")]
    [InlineData(SmallEstate.Ministry, "/video/limits")]
    [InlineData(SmallEstate.System, "/admin/units")]
    [InlineData(SmallEstate.System, "/admin/credentials")]
    [InlineData(SmallEstate.System, "/admin/import")]
    [InlineData(SmallEstate.System, "/admin/system")]
    [InlineData(SmallEstate.Security, "/admin/accounts")]
    [InlineData(SmallEstate.Security, "/admin/roles")]
    [InlineData(SmallEstate.Security, "/admin/password-policy")]
    [InlineData(SmallEstate.Auditor, "/admin/audit")]
    public Task A_screen_behind_the_first_has_no_serious_fault_of_accessibility(string user, string screen) => AssertClean(user, screen);

    [Theory]
    [Trait("Ring", "long")]
    [InlineData(SmallEstate.System, "/admin/credentials")]
    [InlineData(SmallEstate.Security, "/admin/accounts")]
    [InlineData(SmallEstate.Ministry, "/video/plans")]
    [InlineData(SmallEstate.System, "/logs/rules")]
    public async Task A_form_that_makes_something_has_no_serious_fault_of_accessibility(string user, string screen)
    {
        IPage page = await product.Open(user, screen);
        await page.Locator(".admin-toolbar .button-primary, .toolbar .button-primary, .panel > header .button-primary").First.ClickAsync();
        await page.Locator("dialog[open]").WaitForAsync();

        await Axe.AssertClean(page);
    }

    private async Task AssertClean(string user, string screen)
    {
        IPage page = await product.Open(user, await WithObject(screen));
        await page.Locator("main:not(.sign-in), .wall").First.WaitForAsync();
        await page.Locator(".skeleton").First.WaitForAsync(new() { State = WaitForSelectorState.Detached });

        await Axe.AssertClean(page);
    }

    private async Task<string> WithObject(string screen)
    {
        int from = screen.IndexOf('{', StringComparison.Ordinal);
        if (from < 0) return screen;

        using ApiClient api = await product.SignIn(SmallEstate.Ministry);
        string code = screen[(from + 1)..^1];
        return screen[..from] + (await api.Get($"/api/objects?text={code}")).GetProperty("rows")[0].GetProperty("id").GetString();
    }
}
