using System.Diagnostics;
using System.Text.Json;
using PrisonOps.Tests.Browser.Notices;
using PrisonOps.Tests.Browser.Product;
using PrisonOps.Tests.Peers.Modbus;

namespace PrisonOps.Tests.Browser.Facilities;

/// <summary>
/// The whole chain for what is not watched by SNMP: the state of a real server, a finding, the alarm board, one open alarm of the shipped type in
/// the list, and its end. Nothing is configured but where the server is and which profile reads it.
/// </summary>
public sealed class FacilityAlarmTests(FacilityRun run) : IClassFixture<FacilityRun>
{
    /// <summary>entStateOper of RFC 4268: 2 disabled, 3 enabled.</summary>
    private const string SecondDisk = "1.3.6.1.2.1.131.1.1.1.3.122";

    /// <summary>upsOutputSource of RFC 1628: 3 normal, 5 battery.</summary>
    private const string OutputSource = "1.3.6.1.2.1.33.1.4.1.0";
    private const int Battery = 5;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    [Fact]
    [Trait("Clause", "8.1.3-0.1")]
    [Trait("Clause", "8.1.4-0.3")]
    public Task A_door_that_is_forced_at_a_controller_of_modbus_is_one_open_alarm_until_it_is_quiet() => AssertOneAlarm(
        FacilityRun.Doors, "door.forced", "door 2", "critical", () => ModbusServer.Change(run.Controller, "d 5 1"), () => ModbusServer.Change(run.Controller));

    [Fact]
    [Trait("Clause", "8.1.3-0.2")]
    public Task A_zone_in_alarm_on_a_platform_of_http_is_one_open_alarm_until_it_is_quiet() => AssertOneAlarm(
        FacilityRun.Zones, "zone.alarm", "围墙 1", "critical",
        () => run.Platform.Write(FacilityRun.ZonesPath, FacilityRun.ZoneList(isAlarmed: true)),
        () => run.Platform.Write(FacilityRun.ZonesPath, FacilityRun.ZoneList(isAlarmed: false)));

    [Fact]
    [Trait("Clause", "8.1.7-0")]
    public Task A_middleware_that_its_page_of_metrics_calls_down_is_one_open_alarm_until_it_runs() => AssertOneAlarm(
        FacilityRun.Store, "service.down", "", "critical",
        () =>
        {
            run.StopRedis();
            return Task.CompletedTask;
        },
        run.StartRedis);

    [Fact]
    [Trait("Clause", "7.1.3-f.2")]
    public Task A_disk_of_an_array_that_fails_is_one_critical_alarm_until_it_is_replaced() => AssertOneAlarm(
        FacilityRun.Array, "disk.fault", "Disk 2", "critical",
        () => run.TellAgents($"set {FacilityRun.Array} {SecondDisk} 2"), () => run.TellAgents($"unset {FacilityRun.Array} {SecondDisk}"));

    [Fact]
    [Trait("Clause", "7.1.1-g.2")]
    public async Task The_alarm_of_a_supply_on_battery_says_in_which_room_and_rack_it_stands()
    {
        using ApiClient api = await run.SignIn();
        string id = (await Object(api, FacilityRun.Ups)).GetProperty("id").GetString()!;

        await run.TellAgents($"set {FacilityRun.Ups} {OutputSource} {Battery}");
        JsonElement[] open = [];
        await Until.True(async () => (open = await Alarms(api, $"object={id}&open=true&type=ups.on-battery")).Length > 0, Patience, () => "It was not raised.");
        await run.TellAgents($"unset {FacilityRun.Ups} {OutputSource}");

        Assert.Equal("青石机房 / 机柜 3", Assert.Single(open).GetProperty("locationName").GetString());
    }

    [Fact]
    [Trait("Clause", "8.6.5-0.5")]
    [Trait("Clause", "8.6.11-0.2")]
    public async Task A_surge_protector_that_trips_is_told_to_a_target_outside_of_the_product()
    {
        const string secret = "geheim";
        int port = Places.FreePort();
        using WebhookReceiver receiver = new(port, secret);
        receiver.Start();
        using ApiClient api = await run.SignIn(), system = await run.SignIn(SmallEstate.System);
        JsonElement surge = await Object(api, FacilityRun.Surge);
        await WebhookRoute.Save(system, surge.GetProperty("unitId").GetInt32(), port, secret, "type = \"contact.lightning\"");
        await Until.True(async () => (await Object(api, FacilityRun.Surge)).GetProperty("state").GetString() == "normal", Patience, () => $"It is not normal: {surge}");

        Stopwatch watch = Stopwatch.StartNew();
        await ModbusServer.Change(run.Contacts, "d 2 1");
        JsonElement[] open = [];
        await Until.True(async () => (open = await Alarms(api, $"object={surge.GetProperty("id").GetString()}&open=true")).Length > 0, Patience, () => "It was not raised.");
        await Until.True(() => Task.FromResult(!receiver.Accepted.IsEmpty), Patience, () => $"Nobody was told of {open[0]}");
        TestContext.Current.TestOutputHelper?.WriteLine($"figure: a tripped surge protector is told outside after {watch.Elapsed.TotalSeconds:0.0} s, its poll of 2 s included");
        await ModbusServer.Change(run.Contacts);
        await Until.True(() => Task.FromResult(receiver.Accepted.Count == 2), Patience, () => "The end was not told.");

        Assert.Equal(["opened", "cleared"], receiver.Accepted.Select(told => told.What));
        Assert.All(receiver.Accepted, told => Assert.Contains("青石防雷器", told.Title, StringComparison.Ordinal));
    }

    private async Task AssertOneAlarm(string code, string type, string part, string severity, Func<Task> fail, Func<Task> mend)
    {
        using ApiClient api = await run.SignIn();
        JsonElement watched = await Object(api, code);
        string id = watched.GetProperty("id").GetString()!;
        await Until.True(async () => (watched = await Object(api, code)).GetProperty("state").GetString() == "normal", Patience, () => $"It is not normal: {watched}");
        Assert.Empty(await Alarms(api, $"object={id}"));

        await fail();
        await Until.True(async () => (await Alarms(api, $"object={id}&open=true")).Length > 0, Patience, () => $"{type} was not raised.");
        JsonElement alarm = Assert.Single(await Alarms(api, $"object={id}&open=true"));
        Assert.Equal((type, part, severity), (alarm.GetProperty("type").GetString(), alarm.GetProperty("instance").GetString(), alarm.GetProperty("severity").GetString()));

        await mend();
        await Until.True(async () => (await Alarms(api, $"object={id}&open=true")).Length == 0, Patience, () => $"{type} stayed open.");
        JsonElement cleared = Assert.Single(await Alarms(api, $"object={id}"));
        Assert.Equal(alarm.GetProperty("id").GetString(), cleared.GetProperty("id").GetString());
        Assert.NotEqual(JsonValueKind.Null, cleared.GetProperty("clearedAt").ValueKind);
    }

    private static async Task<JsonElement> Object(ApiClient api, string code) => (await api.Get($"/api/objects?text={code}")).GetProperty("rows")[0];

    private static async Task<JsonElement[]> Alarms(ApiClient api, string filter) => [.. (await api.Get($"/api/alarms?{filter}")).GetProperty("rows").EnumerateArray()];
}
