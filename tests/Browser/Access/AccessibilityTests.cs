using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using PrisonOps.Tests.Browser.Product;

namespace PrisonOps.Tests.Browser.Access;

public sealed class AccessibilityTests(ProductFixture product)
{
    [Theory]
    [InlineData("/wall")]
    [InlineData("/alarms")]
    [InlineData("/objects")]
    [InlineData("/objects/{id}")]
    public async Task A_screen_has_no_serious_fault_of_accessibility(string screen)
    {
        using ApiClient api = await product.SignIn(SmallEstate.Ministry);
        string objectId = (await api.Get($"/api/objects?text={SmallEstate.GateCode}")).GetProperty("rows")[0].GetProperty("id").GetString()!;
        IPage page = await product.Open(SmallEstate.Ministry, screen.Replace("{id}", objectId, StringComparison.Ordinal));
        await page.WaitForFunctionAsync("() => window.__live && window.__live.frames > 0");

        AxeResult result = await page.RunAxe();

        Assert.True(
            result.Violations.All(violation => violation.Impact is not ("serious" or "critical")),
            string.Join('\n', result.Violations.Select(violation => $"{violation.Impact} {violation.Id}: {violation.Help}: {string.Join(" | ", violation.Nodes.Take(3).Select(node => node.Html))}")));
    }
}
