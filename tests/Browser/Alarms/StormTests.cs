using System.Text.Json;
using Microsoft.Playwright;
using PrisonOps.Tests.Browser.Product;

namespace PrisonOps.Tests.Browser.Alarms;

/// <summary>
/// 2,000 devices fail in waves and come back in waves. The product and its database are each killed while alarms are being raised, and again
/// while they are being cleared.
/// </summary>
[Trait("Ring", "long")]
public sealed class StormTests
{
    /// <summary>Between which counts of open alarms a kill is one in the middle: 20 to 80 %.</summary>
    private const int FewestInTheMiddle = LargeEstate.Devices / 5, MostInTheMiddle = LargeEstate.Devices * 4 / 5, Half = LargeEstate.Devices / 2, Quarter = LargeEstate.Devices / 4;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(6);

    [Fact]
    [Trait("Clause", "8.4-a.1")]
    public async Task Killed_in_the_middle_of_a_storm_nothing_acknowledged_is_lost_no_alarm_is_doubled_and_no_clear_forgotten()
    {
        LoopbackNetwork network = LoopbackNetwork.OfMyOwn();
        await using ProductRun run = await ProductRun.Start(LargeEstate.Yaml(network), LargeEstate.Agents(network), cameras: null);
        using ApiClient api = await run.SignIn(LargeEstate.Ministry);
        Storm storm = new(run, api, Patience);
        await storm.UntilAllArePolled();
        IPage console = await run.Open(LargeEstate.Ministry, "/alarms"), wall = await run.Open(LargeEstate.Ministry, "/wall");

        await Raise(storm);
        await AssertEveryFaultIsOneAlarm(storm);
        await Heals(console, wall);
        await console.WaitForFunctionAsync("least => Number(document.querySelector('[role=grid]')?.getAttribute('aria-rowcount')) > least", LargeEstate.Devices, new() { Timeout = 120_000 });

        await Clear(storm);
        await AssertEveryClearIsThere(storm);
        await Heals(console, wall);
        await console.Locator(".empty").First.WaitForAsync(new() { Timeout = 120_000 });
    }

    private static async Task Raise(Storm storm)
    {
        await storm.Spread("down", upTo: Quarter, until: async () => await storm.CountOpen() >= FewestInTheMiddle / 2);
        await storm.Acknowledge();
        // No more devices are down than may be open in the middle, and the last wave just before the kill: it comes while alarms are being raised.
        await storm.Spread("down", upTo: Half, until: async () => await storm.CountOpen() >= FewestInTheMiddle);
        DateTimeOffset productKilledAt = await storm.KillProduct("down");
        await storm.Acknowledge();
        await storm.Spread("down", upTo: MostInTheMiddle - Storm.Wave, until: async () => await storm.CountOpen() >= LargeEstate.Devices * 3 / 5);
        DateTimeOffset databaseKilledAt = await storm.KillDatabase("down");
        int downAtTheSecond = storm.Told;
        await storm.Spread("down", upTo: LargeEstate.Devices);
        await Until.True(async () => await storm.Answers() && (await storm.Open()).Count >= LargeEstate.Devices, Patience, () => "Not every fault became an alarm.");

        List<JsonElement> open = await storm.Open();
        int atFirst = open.Count(alarm => alarm.GetProperty("openedAt").GetDateTimeOffset() <= productKilledAt);
        int atSecond = open.Count(alarm => alarm.GetProperty("openedAt").GetDateTimeOffset() <= databaseKilledAt);
        Say($"while raising the product was killed at {atFirst} open alarms, the database at {atSecond} with {downAtTheSecond} devices down");
        Assert.InRange(atFirst, FewestInTheMiddle, MostInTheMiddle);
        Assert.InRange(atSecond, FewestInTheMiddle, downAtTheSecond - 1);
    }

    private static async Task AssertEveryFaultIsOneAlarm(Storm storm)
    {
        List<JsonElement> all = await storm.All();
        Assert.Equal(LargeEstate.Devices, all.Count(Storm.IsUnreachable));
        Assert.Equal(all.Count, all.Select(Storm.Identity).Distinct().Count());
        await storm.AssertNoAcknowledgementIsLost();
        await Until.True(storm.EqualsRecount, Patience, () => "The roll-up of the ministry does not equal a recount.");
        Say($"{storm.Acknowledged} alarms were acknowledged between the kills, none lost; no alarm is doubled; the roll-up equals a recount");
    }

    private static async Task Clear(Storm storm)
    {
        storm.BeginAnew();
        await storm.Spread("up", upTo: Half, until: async () => await storm.CountOpen() <= MostInTheMiddle);
        DateTimeOffset productKilledAt = await storm.KillProduct("up");
        await storm.Acknowledge();
        await storm.Spread("up", upTo: MostInTheMiddle - Storm.Wave, until: async () => await storm.CountOpen() <= LargeEstate.Devices * 3 / 5);
        DateTimeOffset databaseKilledAt = await storm.KillDatabase("up");
        int downAtTheSecond = LargeEstate.Devices - storm.Told;
        await storm.Spread("up", upTo: LargeEstate.Devices);
        await Until.True(async () => await storm.Answers() && await storm.CountOpen() == 0, Patience, () => "A clear was forgotten.");

        List<JsonElement> cleared = [.. (await storm.All()).Where(Storm.IsUnreachable)];
        int atFirst = cleared.Count(alarm => alarm.GetProperty("clearedAt").GetDateTimeOffset() > productKilledAt);
        int atSecond = cleared.Count(alarm => alarm.GetProperty("clearedAt").GetDateTimeOffset() > databaseKilledAt);
        Say($"while clearing the product was killed at {atFirst} open alarms, the database at {atSecond} with {downAtTheSecond} devices down");
        Assert.InRange(atFirst, FewestInTheMiddle, MostInTheMiddle);
        Assert.InRange(atSecond, downAtTheSecond + 1, MostInTheMiddle);
    }

    private static async Task AssertEveryClearIsThere(Storm storm)
    {
        List<JsonElement> all = await storm.All();
        Assert.Equal(LargeEstate.Devices, all.Count(Storm.IsUnreachable));
        Assert.All(all, alarm => Assert.NotEqual(JsonValueKind.Null, alarm.GetProperty("clearedAt").ValueKind));
        await storm.AssertNoAcknowledgementIsLost();
        await Until.True(storm.EqualsRecount, Patience, () => "The roll-up still counts cleared alarms.");
    }

    /// <summary>Nobody touches the screens: what they show after the kills they found by themselves.</summary>
    private static async Task Heals(params IPage[] screens)
    {
        foreach (IPage screen in screens)
            await screen.Locator(".connection-bar").First.WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = 120_000 });
    }

    private static void Say(string line) => TestContext.Current.TestOutputHelper?.WriteLine($"figure: {line}");
}
