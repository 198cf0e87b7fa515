using System.Diagnostics;
using System.Text.Json;
using Microsoft.Playwright;
using PrisonOps.Tests.Browser.Product;

namespace PrisonOps.Tests.Browser.Logs;

/// <summary>Devices push at the running product, and people see it.</summary>
public sealed class PushedInputTests(ProductFixture product)
{
    private static readonly TimeSpan AlarmMax = TimeSpan.FromSeconds(5), Patience = TimeSpan.FromSeconds(60);

    [Fact]
    [Trait("Clause", "8.1.5-0.3")]
    public async Task A_thousand_traps_and_a_thousand_lines_in_ten_seconds_are_all_stored_and_the_unknown_trap_is_listed()
    {
        using ApiClient api = await product.SignIn(SmallEstate.Ministry);
        string device = await ObjectId(api, "b-switch");
        using (DeviceSender sender = Sender(22))
        {
            using PeriodicTimer pace = new(TimeSpan.FromMilliseconds(10));
            Stopwatch watch = Stopwatch.StartNew();
            for (int sent = 0; sent < 1_000;)
            {
                for (int due = (int)(watch.Elapsed.TotalSeconds * 100) + 1; sent < Math.Min(due, 1_000); sent++)
                {
                    sender.Trap("1.3.6.1.4.1.32473.1.9", 1_000 + sent);
                    sender.Say($"<30>Nov 29 12:00:00 b-switch flood[1]: line {sent}");
                }

                await pace.WaitForNextTickAsync(TestContext.Current.CancellationToken);
            }
        }

        await Until.True(async () => await Total(api, $"/api/logs?object={device}&kind=trap&text=32473.1.9") == 1_000
            && await Total(api, $"/api/logs?object={device}&kind=syslog&text=flood") == 1_000, Patience, () => "Not all messages became rows.");
        JsonElement unmapped = (await api.Get("/api/logs/unmapped?reason=noRule")).GetProperty("rows").EnumerateArray().Single(
            row => row.GetProperty("key").GetString() == "1.3.6.1.4.1.32473.1.9");
        Assert.Equal((1_000, "白鹭交换机 Bailu switch"), (unmapped.GetProperty("count").GetInt32(), unmapped.GetProperty("objectName").GetString()));
    }

    [Fact]
    [Trait("Clause", "7.1.2-g.3")]
    [Trait("Clause", "8.3.5-b.2")]
    public async Task A_link_that_goes_down_is_an_alarm_within_five_seconds_and_ends_when_it_comes_up()
    {
        using ApiClient api = await product.SignIn(SmallEstate.Operator);
        using DeviceSender sender = Sender(21);

        sender.Trap(DeviceSender.LinkDown, 7);
        TimeSpan opened = await Until.True(() => IsOpen(api, "event.link-down"), AlarmMax, () => "The trap became no alarm.");
        sender.Trap(DeviceSender.LinkUp, 7);
        TimeSpan cleared = await Until.True(async () => !await IsOpen(api, "event.link-down"), AlarmMax, () => "The alarm did not end.");

        TestContext.Current.SendDiagnosticMessage($"Trap to open alarm {opened.TotalMilliseconds:0} ms, to its end {cleared.TotalMilliseconds:0} ms.");
        Assert.True(opened < AlarmMax && cleared < AlarmMax);
    }

    [Fact]
    [Trait("Clause", "8.1.6-0.4")]
    public async Task A_line_of_a_device_is_on_the_screen_of_whoever_follows_within_five_seconds_and_runs_nothing()
    {
        IPage page = await product.Open(SmallEstate.Operator, "/logs");
        await page.GetByRole(AriaRole.Button, new() { Name = "实时跟踪" }).Or(page.GetByRole(AriaRole.Button, new() { Name = "Follow live" })).ClickAsync();
        await page.Locator(".empty, .logs-table").First.WaitForAsync();
        using DeviceSender sender = Sender(21);
        await Until.True(
            async () =>
            {
                sender.Say("<11>Nov 29 12:00:00 a-switch fan: <img src=x onerror=document.title='run'> 风扇停转");
                return await page.Locator(".logs-text", new() { HasText = "风扇停转" }).CountAsync() > 0;
            },
            AlarmMax, () => "The line was not followed.");

        Assert.NotEqual("run", await page.TitleAsync());
        Assert.Equal(0, await page.Locator(".logs-table img").CountAsync());
    }

    [Fact]
    [Trait("Clause", "8.1.5-0.3")]
    public async Task One_click_maps_an_unmapped_trap_and_the_next_one_is_an_alarm()
    {
        const string Trap = "1.3.6.1.4.1.32473.1.77";
        using ApiClient api = await product.SignIn(SmallEstate.Ministry);
        using DeviceSender sender = Sender(21);
        sender.Trap(Trap, 3);
        await Until.True(async () => await Total(api, $"/api/logs?kind=trap&text={Trap}") == 1, Patience, () => "The trap was not stored.");

        IPage page = await product.Open(SmallEstate.System, "/logs/unmapped");
        await page.Locator("tr", new() { HasText = Trap }).Locator("button").ClickAsync();
        await page.Locator("dialog[open] input[required]").First.FillAsync("门控制器故障");
        await page.Locator("dialog[open] button[type=submit]").ClickAsync();
        await page.Locator("dialog[open]").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        await Until.True(
            async () =>
            {
                sender.Trap(Trap, 3);
                return await IsOpen(api, "event.custom");
            },
            Patience, () => "The mapped trap became no alarm.");

        Assert.Equal(0, await page.Locator("tr", new() { HasText = Trap }).CountAsync());
    }

    private DeviceSender Sender(int host) => new(product.Network.Address(host), product.Run.SyslogPort, product.Run.TrapPort);

    private static async Task<bool> IsOpen(ApiClient api, string type) => await Total(api, $"/api/alarms?open=true&type={type}") > 0;

    private static async Task<int> Total(ApiClient api, string path) => (await api.Get(path)).GetProperty("total").GetInt32();

    private static async Task<string> ObjectId(ApiClient api, string code) =>
        (await api.Get($"/api/objects?text={code}")).GetProperty("rows")[0].GetProperty("id").GetString()!;
}
