using Microsoft.Playwright;
using PrisonOps.Tests.Browser.Product;

namespace PrisonOps.Tests.Browser.Objects;

[Collection(SmallEstate.SwitchCode)]
public sealed class StackTests(ProductFixture product)
{
    private const float PatienceMs = 90_000;

    [Fact]
    [Trait("Clause", "8.1.2-b.2")]
    [Trait("Clause", "8.1.2-b.3")]
    public async Task A_switch_that_goes_down_is_the_root_of_the_open_stack_of_what_hangs_on_it_until_it_returns()
    {
        using ApiClient api = await product.SignIn(SmallEstate.Operator);
        string application = (await api.Get($"/api/objects?text={SmallEstate.ApplicationCode}")).GetProperty("rows")[0].GetProperty("id").GetString()!;
        IPage page = await product.Open(SmallEstate.Operator, $"/stack/{application}?lang=en");
        ILocator sum = page.Locator(".stack-sum"), device = page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = SmallEstate.SwitchName });
        await sum.Filter(new() { HasText = "No root cause of a failure now." }).WaitForAsync(new() { Timeout = PatienceMs });

        await product.TellAgents($"down {SmallEstate.SwitchCode}", $"down {SmallEstate.ApplicationCode}");
        try
        {
            await sum.Filter(new() { HasText = $"Probable root cause: {SmallEstate.SwitchName}" }).WaitForAsync(new() { Timeout = PatienceMs });
            await device.GetByText("Root cause", new() { Exact = true }).WaitForAsync();
            await page.GetByRole(AriaRole.Listitem).Filter(new() { HasText = SmallEstate.ApplicationName }).GetByText("Affected").First.WaitForAsync();

            // The neighbour knows neither the stack nor that there is one.
            using ApiClient neighbour = await product.SignIn(SmallEstate.Neighbour);
            Assert.Equal(System.Net.HttpStatusCode.NotFound, (await neighbour.Try($"/api/objects/{application}/stack")).Status);
        }
        finally
        {
            await product.TellAgents($"up {SmallEstate.SwitchCode}", $"up {SmallEstate.ApplicationCode}");
        }

        await sum.Filter(new() { HasText = "No root cause of a failure now." }).WaitForAsync(new() { Timeout = PatienceMs });
    }
}
