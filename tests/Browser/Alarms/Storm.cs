using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using PrisonOps.Tests.Browser.Product;

namespace PrisonOps.Tests.Browser.Alarms;

/// <summary>Faults that come or go in waves over the large estate, and what the API says of their alarms.</summary>
internal sealed class Storm(ProductRun run, ApiClient api, TimeSpan patience)
{
    public const int Wave = 50;
    private const int AcknowledgedAtOnce = 60;

    private readonly HashSet<string> acknowledged = [];
    private readonly int[] order = [.. Enumerable.Range(1, LargeEstate.Devices / 2).SelectMany(number => new[] { number, number + (LargeEstate.Devices / 2) })];

    /// <summary>To how many devices the present command was given.</summary>
    public int Told { get; private set; }

    public int Acknowledged => acknowledged.Count;

    public static bool IsUnreachable(JsonElement alarm) => alarm.GetProperty("type").GetString() == "device.unreachable";

    public static (string?, string?, string?) Identity(JsonElement alarm) =>
        (alarm.GetProperty("objectId").GetString(), alarm.GetProperty("type").GetString(), alarm.GetProperty("instance").GetString());

    public Task UntilAllArePolled() => UntilPolled(LargeEstate.Devices);

    public async Task UntilPolled(int devices)
    {
        int root = await Root();
        await Until.True(async () => await Monitored(root) == devices, patience, () => "Not every device was polled.");
    }

    /// <summary>The next command begins with the first device again.</summary>
    public void BeginAnew() => Told = 0;

    /// <summary>Gives the command to one wave after another, in both prisons alike, but to no more than so many, until the condition holds.</summary>
    public Task Spread(string command, int upTo, Func<Task<bool>> until) => Until.True(
        async () =>
        {
            await TellNext(command, upTo);
            return await until();
        },
        patience, () => $"{Told} devices were told '{command}', and the alarms did not follow.");

    public async Task Spread(string command, int upTo)
    {
        while (Told < upTo) await TellNext(command, upTo);
    }

    /// <summary>
    /// kill -9 and a start. A wave goes out just before, which cannot be judged yet, and one while the product is away. Gives the moment before
    /// the kill.
    /// </summary>
    public async Task<DateTimeOffset> KillProduct(string command)
    {
        await TellNext(command, LargeEstate.Devices);
        DateTimeOffset before = TimeProvider.System.GetUtcNow();
        Task restart = run.KillProduct();
        await TellNext(command, LargeEstate.Devices);
        await restart;
        return before;
    }

    /// <summary>kill -9 of the database server alone, after a wave that cannot be judged yet. Gives the moment before the kill.</summary>
    public async Task<DateTimeOffset> KillDatabase(string command)
    {
        await TellNext(command, LargeEstate.Devices);
        DateTimeOffset before = TimeProvider.System.GetUtcNow();
        await run.KillDatabase();
        return before;
    }

    public async Task Acknowledge()
    {
        string[] ids = [.. (await api.Get($"/api/alarms?open=true&unacknowledged=true&size={AcknowledgedAtOnce}")).GetProperty("rows").EnumerateArray().Select(alarm => alarm.GetProperty("id").GetString()!)];
        using HttpResponseMessage answer = await api.Send(HttpMethod.Post, "/api/alarms/commands", new { kind = "acknowledge", alarmIds = ids, note = (string?)null });
        Assert.True(answer.IsSuccessStatusCode, $"Acknowledging answered {(int)answer.StatusCode}.");
        JsonElement results = await answer.Content.ReadFromJsonAsync<JsonElement>(TestContext.Current.CancellationToken);
        acknowledged.UnionWith(results.EnumerateArray().Where(result => result.GetProperty("refusal").ValueKind == JsonValueKind.Null).Select(result => result.GetProperty("alarmId").GetString()!));
    }

    public async Task AssertNoAcknowledgementIsLost()
    {
        Assert.NotEmpty(acknowledged);
        string[] lost = [.. acknowledged.Except((await All()).Where(alarm => alarm.GetProperty("acknowledgedAt").ValueKind != JsonValueKind.Null).Select(alarm => alarm.GetProperty("id").GetString()!))];
        Assert.True(lost.Length == 0, $"{lost.Length} of {acknowledged.Count} acknowledgements were lost: {string.Join(", ", lost.Take(5))}");
    }

    public async Task<bool> Answers() => (await api.Try("/api/alarms?open=true&size=1")).Status == HttpStatusCode.OK;

    public async Task<int> CountOpen() => (await Open()).Count;

    /// <summary>How many alarms are open as the actors count them, without a question to the database.</summary>
    public async Task<int> CountByActors() => await RollUp(await Root(), "open");

    public async Task<List<JsonElement>> Open() => [.. (await Pages("open=true")).Where(IsUnreachable)];

    public Task<List<JsonElement>> All() => Pages("open=false");

    public async Task<bool> EqualsRecount()
    {
        int root = await Root();
        List<JsonElement> open = await Pages("open=true");
        int unacknowledged = open.Count(alarm => alarm.GetProperty("acknowledgedAt").ValueKind == JsonValueKind.Null);
        return await RollUp(root, "open") == open.Count && await RollUp(root, "unacknowledged") == unacknowledged;
    }

    private Task TellNext(string command, int upTo)
    {
        int[] wave = [.. order.Skip(Told).Take(Math.Min(Wave, upTo - Told))];
        Told += wave.Length;
        return wave.Length == 0 ? Task.CompletedTask : run.TellAgents(wave.Select(number => $"{command} {LargeEstate.Code(number)}"));
    }

    /// <summary>Counted row by row: a total may stop at a limit.</summary>
    private async Task<List<JsonElement>> Pages(string filter)
    {
        List<JsonElement> rows = [];
        string? next = null;
        do
        {
            JsonElement page = await api.Get($"/api/alarms?{filter}&size=500" + (next is null ? "" : $"&after={Uri.EscapeDataString(next)}"));
            rows.AddRange(page.GetProperty("rows").EnumerateArray());
            next = page.GetProperty("next").GetString();
        }
        while (next is not null);

        return rows;
    }

    private async Task<int> Root() => (await api.Get("/api/units"))[0].GetProperty("id").GetInt32();

    private async Task<int> Monitored(int unit) =>
        (await api.Get($"/api/units/{unit}/status")).GetProperty("systems").EnumerateArray().Sum(system => system.GetProperty("monitored").GetInt32());

    private async Task<int> RollUp(int unit, string counts) =>
        (await api.Get($"/api/units/{unit}/status")).GetProperty(counts).EnumerateObject().Sum(level => level.Value.GetInt32());
}
