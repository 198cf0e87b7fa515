using System.Text.Json;
using Microsoft.Playwright;
using PrisonOps.Tests.Browser.Access;
using PrisonOps.Tests.Browser.Product;

namespace PrisonOps.Tests.Browser.Alarms;

/// <summary>A duty officer works through a list of alarms and never touches the mouse.</summary>
[Trait("Ring", "long")]
[Collection(SmallEstate.SwitchCode)]
public sealed class TriageTests(ProductFixture product)
{
    private const string Person = "青石值班员", Word = "triage", Shared = "同一根光缆，已派人", Wrong = "探头装反了";
    private const float PatienceMs = 60_000;
    private static readonly string[] Names = ["triage-1", "triage-2", "triage-3", "triage-4"];

    [Fact]
    public async Task Alarms_are_found_read_acknowledged_taken_back_noted_judged_and_shelved_by_keys_alone()
    {
        using OutsideAlarms outside = await OutsideAlarms.Register(product, "Triage");
        using ApiClient api = await product.SignIn(SmallEstate.Operator);
        IPage page = await product.Open(SmallEstate.Operator, "/alarms");
        IKeyboard keys = page.Keyboard;
        ILocator grid = page.GetByRole(AriaRole.Grid), dialog = page.Locator("dialog[open]");
        ILocator rows = page.Locator(".grid-body [role=row]");
        await outside.Tell("firing", Names);

        await grid.Or(page.Locator(".empty")).First.WaitForAsync();
        await keys.PressAsync("/");
        await keys.TypeAsync(Word);
        await Row(rows, Names[3]).WaitForAsync(new() { Timeout = PatienceMs });
        await Count(rows, Names.Length);
        await keys.PressAsync("Escape");
        await Axe.AssertClean(page);

        // One is opened, read and closed; then it is acknowledged, and that is taken back.
        await keys.PressAsync("Home");
        await keys.PressAsync("Enter");
        await page.Locator(".drawer").GetByText(Word).First.WaitForAsync();
        await Axe.AssertClean(page);
        await keys.PressAsync("Escape");
        await page.Locator(".drawer").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        ILocator taken = rows.And(page.Locator(".row-acknowledged"));
        await keys.PressAsync("a");
        await taken.Filter(new() { HasText = Person }).First.WaitForAsync(new() { Timeout = PatienceMs });
        await keys.PressAsync("u");
        await Count(taken, 0);

        // All of them with one note.
        await keys.PressAsync("Control+a");
        await keys.PressAsync("a");
        await dialog.WaitForAsync();
        await Axe.AssertClean(page);
        await keys.TypeAsync(Shared);
        await keys.PressAsync("Control+Enter");
        await Count(taken, Names.Length);
        Assert.Equal([.. Names.Select(_ => Shared)], (await Alarms(api)).Select(alarm => alarm.GetProperty("note").GetString()));

        // Somebody else has called one of them false: said of all of them, three follow, and that one is named in the list of results.
        string first = (await Alarms(api))[0].GetProperty("id").GetString()!;
        using ApiClient other = await product.SignIn(SmallEstate.Ministry);
        using HttpResponseMessage told = await other.Send(HttpMethod.Post, "/api/alarms/commands", new { kind = "markFalse", alarmIds = new[] { first }, note = Wrong, until = (DateTimeOffset?)null });
        Assert.True(told.IsSuccessStatusCode, await told.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        await keys.PressAsync("Control+a");
        await Say(keys, dialog, "x", Wrong);
        await dialog.Locator(".results li").First.WaitForAsync();
        Assert.Equal(1, await dialog.Locator(".results li").CountAsync());
        Assert.Equal(Names.Length, await False(api));
        await keys.PressAsync("Escape");
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Detached });

        // The filters: nothing waits for an acknowledgement any more, and everything comes back.
        await keys.PressAsync("f");
        await page.Locator(".empty").WaitForAsync();
        await keys.PressAsync("f");
        await Count(rows, Names.Length);

        // On the shelf they are out of sight once the list is let go, but not gone.
        await keys.PressAsync("Control+a");
        await keys.PressAsync("m");
        await dialog.WaitForAsync();
        await keys.PressAsync("ArrowUp");
        await keys.PressAsync("Tab");
        await keys.TypeAsync("等备件");
        await keys.PressAsync("Control+Enter");
        await Until.True(async () => (await Alarms(api)).All(alarm => alarm.GetProperty("state").GetString() == "shelved"), Patience, () => "They are not on the shelf.");
        await keys.PressAsync("Escape");
        await page.Locator(".empty").WaitForAsync(new() { Timeout = PatienceMs });

        await outside.Tell("resolved", Names);
        await Until.True(async () => (await Alarms(api)).Length == 0, Patience, () => "The alarms did not end.");
    }

    private static TimeSpan Patience => TimeSpan.FromMilliseconds(PatienceMs);

    private static ILocator Row(ILocator rows, string name) => rows.Filter(new() { HasText = name });

    private static Task<TimeSpan> Count(ILocator what, int count) =>
        Until.True(async () => await what.CountAsync() == count, Patience, () => $"There are not {count} of {what}.");

    private static async Task Say(IKeyboard keys, ILocator dialog, string key, string reason)
    {
        await keys.PressAsync(key);
        await dialog.WaitForAsync();
        await keys.TypeAsync(reason);
        await keys.PressAsync("Control+Enter");
    }

    private static async Task<JsonElement[]> Alarms(ApiClient api) =>
        [.. (await api.Get("/api/alarms?open=true&type=event.external")).GetProperty("rows").EnumerateArray().Where(row => row.GetProperty("instance").GetString()!.StartsWith(Word, StringComparison.Ordinal))];

    private static async Task<int> False(ApiClient api) =>
        (await Alarms(api)).Count(alarm => alarm.GetProperty("life") is { ValueKind: JsonValueKind.Object } life && life.GetProperty("falseAlarm").ValueKind == JsonValueKind.Object);
}
