using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using PrisonOps.Tests.Browser.Product;

namespace PrisonOps.Tests.Browser.Alarms;

[Trait("Ring", "long")]
public sealed class StormTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    [Fact]
    public async Task Killed_in_the_middle_of_a_storm_nothing_acknowledged_is_lost_no_alarm_is_doubled_and_no_clear_forgotten()
    {
        LoopbackNetwork network = LoopbackNetwork.OfMyOwn();
        await using ProductRun run = await ProductRun.Start(LargeEstate.Yaml(network), LargeEstate.Agents(network), cameras: null);
        using ApiClient api = await run.SignIn(LargeEstate.Ministry);
        int root = (await api.Get("/api/units"))[0].GetProperty("id").GetInt32();
        await Until.True(async () => await Monitored(api, root) == LargeEstate.Devices, Patience, () => "Not every device was polled.");
        IPage console = await run.Open(LargeEstate.Ministry, "/alarms");

        await run.TellAgents(Enumerable.Range(1, LargeEstate.Devices).Select(number => $"down {LargeEstate.Code(number)}"));
        await Until.True(async () => await OpenTotal(api) > 100, Patience, () => "The storm did not begin.");
        HashSet<string> acknowledged = await AcknowledgeSome(api);
        int openWhenKilled = await OpenTotal(api);
        await run.KillProduct();

        using ApiClient after = await run.SignIn(LargeEstate.Ministry);
        acknowledged.UnionWith(await AcknowledgeSome(after));
        int openWhenDatabaseKilled = await OpenTotal(after);
        await run.KillDatabase();
        await Until.True(async () => (await after.Try("/api/alarms?open=true&size=1")).Status == System.Net.HttpStatusCode.OK && (await AllOpen(after)).Count(IsUnreachable) >= LargeEstate.Devices, Patience, () => "Not every fault became an alarm.");

        List<JsonElement> open = await AllOpen(after);
        Assert.Equal(LargeEstate.Devices, open.Where(IsUnreachable).Select(alarm => alarm.GetProperty("objectId").GetString()).Distinct().Count());
        Assert.Equal(open.Count, open.Select(alarm => (alarm.GetProperty("objectId").GetString(), alarm.GetProperty("type").GetString(), alarm.GetProperty("instance").GetString())).Distinct().Count());
        string[] lost = [.. acknowledged.Except(open.Where(alarm => alarm.GetProperty("acknowledgedAt").ValueKind != JsonValueKind.Null).Select(alarm => alarm.GetProperty("id").GetString()!))];
        Assert.True(lost.Length == 0, $"{lost.Length} of {acknowledged.Count} acknowledgements were lost: {string.Join(", ", lost.Take(5))}");
        await Until.True(async () => await EqualsRecount(after, root), Patience, () => "The roll-up of the ministry does not equal a recount.");
        await console.Locator(".connection-bar").First.WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = 60_000 });
        await console.WaitForFunctionAsync("least => Number(document.querySelector('[role=grid]')?.getAttribute('aria-rowcount')) > least", LargeEstate.Devices, new() { Timeout = 60_000 });

        await run.TellAgents(Enumerable.Range(1, LargeEstate.Devices).Select(number => $"up {LargeEstate.Code(number)}"));
        await Until.True(async () => await OpenTotal(after) == 0, Patience, () => "A clear was forgotten.");
        await Until.True(async () => await RollUp(after, root, "open") == 0, Patience, () => "The roll-up still counts cleared alarms.");
        TestContext.Current.TestOutputHelper?.WriteLine($"figure: product killed at {openWhenKilled} open alarms, database at {openWhenDatabaseKilled}; {acknowledged.Count} acknowledged, none lost");
    }

    private static async Task<HashSet<string>> AcknowledgeSome(ApiClient api)
    {
        string[] ids = [.. (await api.Get("/api/alarms?open=true&unacknowledged=true&size=60")).GetProperty("rows").EnumerateArray().Select(alarm => alarm.GetProperty("id").GetString()!)];
        using HttpResponseMessage answer = await api.Send(HttpMethod.Post, "/api/alarms/commands", new { kind = "acknowledge", alarmIds = ids, note = (string?)null });
        Assert.True(answer.IsSuccessStatusCode, $"Acknowledging answered {(int)answer.StatusCode}.");
        JsonElement results = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        return [.. results.EnumerateArray().Where(result => result.GetProperty("refusal").ValueKind == JsonValueKind.Null).Select(result => result.GetProperty("alarmId").GetString()!)];
    }

    /// <summary>Counted row by row: a total may stop at a limit.</summary>
    private static async Task<int> OpenTotal(ApiClient api) => (await AllOpen(api)).Count;

    private static async Task<List<JsonElement>> AllOpen(ApiClient api)
    {
        List<JsonElement> rows = [];
        string? next = null;
        do
        {
            JsonElement page = await api.Get("/api/alarms?open=true&size=500" + (next is null ? "" : $"&after={Uri.EscapeDataString(next)}"));
            rows.AddRange(page.GetProperty("rows").EnumerateArray());
            next = page.GetProperty("next").GetString();
        }
        while (next is not null);

        return rows;
    }

    private static async Task<int> Monitored(ApiClient api, int unit) =>
        (await api.Get($"/api/units/{unit}/status")).GetProperty("systems").EnumerateArray().Sum(system => system.GetProperty("monitored").GetInt32());

    private static bool IsUnreachable(JsonElement alarm) => alarm.GetProperty("type").GetString() == "device.unreachable";

    private static async Task<bool> EqualsRecount(ApiClient api, int root)
    {
        List<JsonElement> open = await AllOpen(api);
        int unacknowledged = open.Count(alarm => alarm.GetProperty("acknowledgedAt").ValueKind == JsonValueKind.Null);
        return await RollUp(api, root, "open") == open.Count && await RollUp(api, root, "unacknowledged") == unacknowledged;
    }

    private static async Task<int> RollUp(ApiClient api, int unit, string counts) =>
        (await api.Get($"/api/units/{unit}/status")).GetProperty(counts).EnumerateObject().Sum(level => level.Value.GetInt32());
}
