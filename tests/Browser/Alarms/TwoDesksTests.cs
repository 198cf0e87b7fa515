using System.Diagnostics;
using System.Text.Json;
using Microsoft.Playwright;
using PrisonOps.Tests.Browser.Product;

namespace PrisonOps.Tests.Browser.Alarms;

/// <summary>One fault, two desks: the operator of the prison at the console, the ministry before its wall.</summary>
public sealed class TwoDesksTests(ProductFixture product)
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    [Fact]
    [Trait("Clause", "8.4-b.2")]
    public async Task A_stream_that_dies_is_on_both_screens_is_acknowledged_by_a_key_for_all_to_see_and_clears_when_it_returns()
    {
        using ApiClient api = await product.SignIn(SmallEstate.Ministry);
        JsonElement camera = (await api.Get($"/api/objects?text={SmallEstate.GateCode}")).GetProperty("rows")[0];
        string objectId = camera.GetProperty("id").GetString()!;
        await Until.True(async () => (await Status(api, objectId)).GetProperty("state").GetString() == "normal", Patience, () => "The camera was never normal.");
        TimeSpan confirmation = TimeSpan.FromSeconds((await Status(api, objectId)).GetProperty("confirmationSeconds").GetDouble());

        IPage console = await product.Open(SmallEstate.Operator, "/alarms");
        IPage wall = await product.Open(SmallEstate.Ministry, "/wall");
        ILocator row = console.GetByRole(AriaRole.Row).Filter(new() { HasText = SmallEstate.GateName }), entry = wall.Locator(".wall-ticker li").Filter(new() { HasText = SmallEstate.GateName });
        await console.GetByRole(AriaRole.Grid).Or(console.Locator(".empty")).First.WaitForAsync();
        await wall.Locator(".wall-ticker").WaitForAsync();

        Stopwatch watch = Stopwatch.StartNew();
        await product.TellCameras("kill", SmallEstate.GateCode);
        await Task.WhenAll(Seen(row), Seen(entry));
        TimeSpan shown = watch.Elapsed;
        Say($"alarm on both screens {shown.TotalSeconds:0.00} s after the stream was killed; confirmation {confirmation.TotalSeconds:0.00} s, beyond it {(shown - confirmation).TotalSeconds:0.00} s");

        await console.GetByRole(AriaRole.Grid).FocusAsync();
        await console.Keyboard.PressAsync("Home");
        await Marked(console, row);
        watch.Restart();
        await console.Keyboard.PressAsync("a");
        await Seen(entry.Filter(new() { HasText = "青石值班员" }));
        Say($"acknowledgement on the ministry's wall {watch.Elapsed.TotalMilliseconds:0} ms after the key");

        JsonElement alarm = (await api.Get($"/api/alarms?object={objectId}&open=true")).GetProperty("rows")[0];
        Assert.Contains("青石值班员", alarm.GetProperty("acknowledgedBy").GetString(), StringComparison.Ordinal);
        Assert.True(alarm.GetProperty("acknowledgedAt").TryGetDateTimeOffset(out _), "The acknowledgement has no time.");

        watch.Restart();
        await product.TellCameras("restore", SmallEstate.GateCode);
        await Gone(entry);
        Say($"alarm off the wall {watch.Elapsed.TotalSeconds:0.00} s after the stream came back");
        string alarmId = alarm.GetProperty("id").GetString()!;
        JsonElement cleared = await api.Get($"/api/alarms/{alarmId}");
        Assert.NotEqual(JsonValueKind.Null, cleared.GetProperty("clearedAt").ValueKind);
        Assert.Equal(
            ["opened", "acknowledged", "cleared"],
            (await api.Get($"/api/alarms/{alarmId}/timeline")).EnumerateArray().Select(step => step.GetProperty("kind").GetString()).Where(kind => kind is "opened" or "acknowledged" or "cleared"));
    }

    private static Task<JsonElement> Status(ApiClient api, string objectId) => api.Get($"/api/objects/{objectId}/status");

    private static Task Seen(ILocator what) => what.First.WaitForAsync(new() { Timeout = (float)Patience.TotalMilliseconds });

    private static Task Gone(ILocator what) => what.First.WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = (float)Patience.TotalMilliseconds });

    /// <summary>Moves down with j until the row of the camera is the current one.</summary>
    private static async Task Marked(IPage console, ILocator row)
    {
        string id = (await row.First.GetAttributeAsync("id"))!;
        ILocator grid = console.GetByRole(AriaRole.Grid);
        for (int moves = 0; await grid.GetAttributeAsync("aria-activedescendant") != id; moves++)
        {
            Assert.True(moves < 50, $"The cursor did not reach {id} within 50 rows.");
            await console.Keyboard.PressAsync("j");
        }
    }

    private static void Say(string line) => TestContext.Current.TestOutputHelper?.WriteLine($"figure: {line}");
}
