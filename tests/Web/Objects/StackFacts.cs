using System.Net;
using System.Text.Json.Nodes;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Objects;
using PrisonOps.Tests.Web.Host;

namespace PrisonOps.Tests.Web.Objects;

public sealed class StackFacts : IAsyncLifetime
{
    private WebUnderTest web = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => web = await WebUnderTest.Start(cancellationToken: Stop);

    public ValueTask DisposeAsync() => web.DisposeAsync();

    [Fact]
    [Trait("Clause", "8.1.2-b.2")]
    public async Task A_stack_says_who_is_the_root_who_is_affected_and_which_alarms_are_open()
    {
        ObjectListItem below = web.Objects.Add(Estate.Mianyang, "switch-01", MonitoringProtocol.Snmp);
        ObjectListItem[] hosts = [.. Enumerable.Range(0, 20).Select(number => web.Objects.Add(Estate.Mianyang, $"host-{number:00}", MonitoringProtocol.Snmp))];
        web.Stacks.Verdicts[below.Id] = new(StackMark.Root, [], null);
        foreach (ObjectListItem host in hosts) web.Stacks.Verdicts[host.Id] = new(StackMark.Affected, [below.Id], null);
        AlarmListItem alarm = web.Alarms.Open(Estate.Mianyang, "switch-01", AlarmSeverity.Critical, below.Id);

        JsonArray members = await Members(below);

        Assert.Equal(["root", .. Enumerable.Repeat("affected", 20)], members.Select(member => (string)member!["mark"]!));
        Assert.All(members.Skip(1), member => Assert.Equal(below.Id.ToString(), (string?)Assert.Single(member!["roots"]!.AsArray())));
        Assert.All(members.Skip(1), member => Assert.Equal(("connectedTo", below.Id.ToString()), ((string)member!["below"]![0]!["type"]!, (string)member["below"]![0]!["toId"]!)));
        Assert.Equal(alarm.Alarm.Id.ToString(), (string?)Assert.Single(members[0]!["alarms"]!.AsArray())!["id"]);
    }

    [Fact]
    [Trait("Clause", "8.1.2-b.3")]
    public async Task The_metrics_of_a_stack_are_those_of_the_live_page_and_of_the_series()
    {
        ObjectListItem device = web.Objects.Add(Estate.Mianyang, "switch-01", MonitoringProtocol.Snmp);
        web.Grid.Device = web.Grid.Device with
        {
            Quantities =
            [
                new("storage.used", "/", 0.2, "ratio", Ports.Devices.QuantityKind.Gauge), new("storage.used", "/var", 0.93, "ratio", Ports.Devices.QuantityKind.Gauge),
                new("cpu.load", "", 0.5, "ratio", Ports.Devices.QuantityKind.Gauge),
            ],
        };
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);

        JsonNode member = (await Read(browser, $"/api/objects/{device.Id}/stack"))["members"]![0]!;
        JsonNode live = (await Read(browser, $"/api/objects/{device.Id}/status"))["device"]!;
        JsonNode series = await Read(browser, $"/api/objects/{device.Id}/samples?name=cpu.load");

        Assert.Equal(
            [("cpu.load", "", 0.5), ("storage.used", "/var", 0.93), ("device.round-trip", "", 0.003)],
            member["metrics"]!.AsArray().Select(metric => ((string)metric!["name"]!, (string)metric["instance"]!, (double)metric["value"]!)));
        foreach (JsonNode? metric in member["metrics"]!.AsArray().Take(2))
            Assert.Contains(live["quantities"]!.AsArray(), quantity => JsonNode.DeepEquals(quantity, metric));
        Assert.Equal((double)live["roundTripMs"]! / 1_000, (double)member["metrics"]![2]!["value"]!);
        Assert.Equal((string?)live["lastPollAt"], (string?)member["measuredAt"]);
        Assert.True((bool)member["isLive"]!);
        Assert.NotEmpty(series.AsArray());
    }

    [Fact]
    public async Task A_member_whose_last_poll_failed_has_no_live_metrics()
    {
        ObjectListItem device = web.Objects.Add(Estate.Mianyang, "switch-01", MonitoringProtocol.Snmp);
        web.Grid.Device = web.Grid.Device with { LastOutcome = Ports.Devices.DevicePollOutcome.Timeout };

        Assert.False((bool)(await Members(device))[0]!["isLive"]!);
    }

    [Fact]
    public async Task The_stack_of_an_object_that_is_not_in_scope_does_not_exist()
    {
        ObjectListItem elsewhere = web.Objects.Add(Estate.Leshan, "switch-09", MonitoringProtocol.Snmp);
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);

        Assert.Equal(HttpStatusCode.NotFound, (await browser.Get($"/api/objects/{elsewhere.Id}/stack")).StatusCode);
        await using FeedClient feed = await FeedClient.Open(browser, $"stack:{elsewhere.Id}");
        Assert.Equal("denied", (string?)(await feed.Frame())!["kind"]);
    }

    [Fact]
    [Trait("Clause", "8.1.2-b.2")]
    public async Task Who_watches_a_stack_hears_only_of_the_members_that_changed_and_of_those_that_left()
    {
        ObjectListItem below = web.Objects.Add(Estate.Mianyang, "switch-01", MonitoringProtocol.Snmp), host = web.Objects.Add(Estate.Mianyang, "host-01", MonitoringProtocol.Snmp);
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);
        await using FeedClient feed = await FeedClient.Open(browser, $"stack:{below.Id}");
        JsonNode first = (await feed.Frame())!;

        web.Stacks.Verdicts[host.Id] = new(StackMark.Affected, [below.Id], null);
        JsonNode changed = (await feed.Frame())!;
        await browser.Delete($"/api/objects/{host.Id}?revision=1");
        JsonNode left = (await feed.Frame())!;

        Assert.Equal(2, first["items"]!.AsArray().Count);
        Assert.Equal((host.Id.ToString(), "affected"), ((string)Assert.Single(changed["items"]!.AsArray())!["object"]!["id"]!, (string)changed["items"]![0]!["mark"]!));
        Assert.Equal([host.Id.ToString()], left["removed"]!.AsArray().Select(key => (string)key!));
    }

    private async Task<JsonArray> Members(ObjectListItem item)
    {
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);
        return (await Read(browser, $"/api/objects/{item.Id}/stack"))["members"]!.AsArray();
    }

    private static async Task<JsonNode> Read(Browser browser, string path)
    {
        HttpResponseMessage answer = await browser.Get(path);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync(Stop))!;
    }
}
