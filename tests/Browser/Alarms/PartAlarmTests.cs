using Microsoft.Playwright;
using PrisonOps.Tests.Browser.Product;

namespace PrisonOps.Tests.Browser.Alarms;

/// <summary>A part of a real agent fails and runs again: what the duty officer sees of it.</summary>
[Collection(SmallEstate.SwitchCode)]
public sealed class PartAlarmTests(ProductFixture product)
{
    private const string Type = "fan.fault", FanName = "Fan 1", Operation = "1.3.6.1.2.1.131.1.1.1.3.101";

    [Fact]
    public async Task A_fan_that_fails_is_an_alarm_and_the_worst_part_of_its_device_until_it_runs_again()
    {
        using ApiClient owner = await product.SignIn(SmallEstate.Operator);
        string id = (await owner.Get($"/api/objects?text={SmallEstate.ApplicationCode}")).GetProperty("rows")[0].GetProperty("id").GetString()!;
        IPage page = await product.Open(SmallEstate.Operator, $"/objects/{id}?lang=en");
        ILocator parts = page.GetByRole(AriaRole.List, new() { Name = "Parts" });
        await parts.GetByText(FanName).WaitForAsync();
        await page.GetByText("general-server").WaitForAsync();

        await product.TellAgents($"set {SmallEstate.ApplicationCode} {Operation} 2");
        await page.GetByRole(AriaRole.Link, new() { Name = $"Fan fault {FanName}" }).WaitForAsync(new() { Timeout = 120_000 });
        await parts.GetByRole(AriaRole.Listitem).First.GetByText("Fault", new() { Exact = true }).WaitForAsync();
        Assert.Equal(1, await Open(owner, id));

        await page.GetByRole(AriaRole.Link, new() { Name = $"Fan fault {FanName}" }).ClickAsync();
        ILocator drawer = page.Locator(".drawer");
        await drawer.GetByText("Heating, ventilation or cooling problem").WaitForAsync();
        await drawer.GetByText("disabled").WaitForAsync();
        await drawer.GetByText("enabled", new() { Exact = true }).WaitForAsync();

        await product.TellAgents($"unset {SmallEstate.ApplicationCode} {Operation}");
        await Until.True(async () => await Open(owner, id) == 0, TimeSpan.FromMinutes(2), () => "The alarm of the fan stayed open.");
    }

    private static async Task<int> Open(ApiClient api, string id) => (await api.Get($"/api/alarms?object={id}&open=true"))
        .GetProperty("rows").EnumerateArray().Count(alarm => alarm.GetProperty("type").GetString() == Type);
}
