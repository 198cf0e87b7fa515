using System.Net;
using System.Text.Json.Nodes;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.People;
using PrisonOps.Tests.Web.Host;

namespace PrisonOps.Tests.Web.Feed;

public sealed class FeedFacts : IAsyncLifetime
{
    private WebUnderTest web = null!;

    public async ValueTask InitializeAsync() => web = await WebUnderTest.Start(cancellationToken: TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => web.DisposeAsync();

    [Fact]
    public async Task A_client_gets_a_snapshot_and_then_what_changes()
    {
        AlarmListItem known = web.Alarms.Open(Estate.Mianyang);
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);
        await using FeedClient feed = await FeedClient.Open(browser, "alarms");

        JsonNode snapshot = (await feed.Frame())!;
        AlarmListItem later = web.Alarms.Open(Estate.Mianyang, "camera-02");
        JsonNode delta = (await feed.Frame())!;

        Assert.Equal("snapshot", (string?)snapshot["kind"]);
        Assert.Equal([known.Alarm.Id.ToString()], Ids(snapshot));
        Assert.Equal("delta", (string?)delta["kind"]);
        Assert.Equal([later.Alarm.Id.ToString()], Ids(delta));
        Assert.Equal((long)snapshot["sequence"]! + 1, (long)delta["sequence"]!);
    }

    [Fact]
    public async Task An_alarm_that_opens_while_the_snapshot_is_read_is_neither_lost_nor_doubled()
    {
        AlarmListItem? between = null;
        web.Alarms.WhileListing = () => between ??= web.Alarms.Open(Estate.Mianyang, "between");
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);
        await using FeedClient feed = await FeedClient.Open(browser, "alarms");

        List<string> seen = [.. Ids((await feed.Frame())!)];
        while (seen.Count == 0) seen.AddRange(Ids((await feed.Frame())!));

        Assert.Equal([between!.Alarm.Id.ToString()], seen);
        Assert.True(await feed.IsQuietFor(TimeSpan.FromMilliseconds(300)));
    }

    [Fact]
    public async Task A_great_snapshot_comes_in_parts_that_together_hold_everything_once()
    {
        const int open = 9_000;
        string[] known = [.. Enumerable.Range(0, open).Select(number => web.Alarms.Open(Estate.Mianyang, $"camera-{number}").Alarm.Id.ToString())];
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);
        await using FeedClient feed = await FeedClient.Open(browser, "alarms");

        List<JsonNode> frames = [];
        while (frames.Count == 0 || (string?)frames[^1]["kind"] == "part") frames.Add((await feed.Frame())!);
        AlarmListItem later = web.Alarms.Open(Estate.Mianyang, "camera-later");
        JsonNode delta = (await feed.Frame())!;

        Assert.Equal(["part", "part", "snapshot"], frames.Select(frame => (string?)frame["kind"]));
        Assert.Single(frames.Select(frame => ((string?)frame["epoch"], (long)frame["sequence"]!)).Distinct());
        Assert.Equal(known.Order(), frames.SelectMany(Ids).Order());
        Assert.Equal(("delta", later.Alarm.Id.ToString()), ((string?)delta["kind"], Assert.Single(Ids(delta))));
    }

    [Fact]
    public async Task A_cleared_alarm_comes_once_with_its_end_and_then_leaves()
    {
        AlarmListItem alarm = web.Alarms.Open(Estate.Mianyang);
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);
        await using FeedClient feed = await FeedClient.Open(browser, "alarms");
        await feed.Frame();

        web.Alarms.Clear(alarm.Alarm.Id);
        JsonNode cleared = (await feed.Frame())!;
        JsonNode left = (await feed.Frame())!;

        Assert.NotNull(cleared["items"]![0]!["clearedAt"]);
        Assert.Empty(cleared["removed"]!.AsArray());
        Assert.Empty(left["items"]!.AsArray());
        Assert.Equal([alarm.Alarm.Id.ToString()], left["removed"]!.AsArray().Select(key => (string?)key));
    }

    [Fact]
    public async Task A_client_that_comes_back_gets_only_what_it_missed()
    {
        AlarmListItem old = web.Alarms.Open(Estate.Mianyang);
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);
        JsonNode snapshot;
        await using (FeedClient first = await FeedClient.Open(browser, "alarms")) snapshot = (await first.Frame())!;
        AlarmListItem missed = web.Alarms.Open(Estate.Mianyang, "camera-02");

        await using FeedClient second = await FeedClient.Open(browser, "alarms", (string)snapshot["epoch"]!, (long)snapshot["sequence"]!);
        JsonNode delta = (await second.Frame())!;

        Assert.Equal("delta", (string?)delta["kind"]);
        Assert.Equal([missed.Alarm.Id.ToString()], Ids(delta));
        Assert.DoesNotContain(old.Alarm.Id.ToString(), Ids(delta));
    }

    /// <summary>Chromium opens its WebSocket over HTTP/2 where the server speaks it: by CONNECT, not by GET.</summary>
    [Theory]
    [InlineData("1.1")]
    [InlineData("2.0")]
    public async Task The_feed_opens_over_either_version_of_http(string version)
    {
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);

        await using FeedClient feed = await FeedClient.Open(browser, "alarms", version: new(version));

        Assert.Equal("snapshot", (string?)(await feed.Frame())!["kind"]);
    }

    [Fact]
    public async Task A_sequence_of_another_epoch_is_answered_with_a_snapshot()
    {
        AlarmListItem alarm = web.Alarms.Open(Estate.Mianyang);
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);

        await using FeedClient feed = await FeedClient.Open(browser, "alarms", "an-earlier-process.1", 1);
        JsonNode frame = (await feed.Frame())!;

        Assert.Equal("snapshot", (string?)frame["kind"]);
        Assert.Equal([alarm.Alarm.Id.ToString()], Ids(frame));
    }

    [Fact]
    public async Task A_sister_prison_sees_nothing_and_its_ministry_sees_all()
    {
        using Browser here = await web.SignedIn("here", Estate.Operator, Estate.Mianyang);
        using Browser sister = await web.SignedIn("sister", Estate.Operator, Estate.Leshan);
        using Browser ministry = await web.SignedIn("ministry", Estate.Watcher, Estate.Ministry);
        await using FeedClient hereFeed = await FeedClient.Open(here, "alarms");
        await using FeedClient sisterFeed = await FeedClient.Open(sister, "alarms");
        await using FeedClient ministryFeed = await FeedClient.Open(ministry, "alarms");
        foreach (FeedClient feed in new[] { hereFeed, sisterFeed, ministryFeed }) Assert.Empty(Ids((await feed.Frame())!));

        AlarmListItem alarm = web.Alarms.Open(Estate.Mianyang);

        Assert.Equal([alarm.Alarm.Id.ToString()], Ids((await hereFeed.Frame())!));
        Assert.Equal([alarm.Alarm.Id.ToString()], Ids((await ministryFeed.Frame())!));
        Assert.True(await sisterFeed.IsQuietFor(TimeSpan.FromMilliseconds(500)));
    }

    [Fact]
    public async Task A_revoked_role_leaves_the_feed_within_five_seconds()
    {
        Guid account = await web.Person("operator", Estate.Operator, Estate.Mianyang);
        Assignment assignment = (await web.People.LoadAssignments(account, web.Time.GetUtcNow(), TestContext.Current.CancellationToken))[0];
        using Browser browser = web.Open();
        await browser.SignIn("operator", WebUnderTest.Password);
        await using FeedClient feed = await FeedClient.Open(browser, "alarms");
        await feed.Frame();
        long before = TimeProvider.System.GetTimestamp();

        await web.People.Revoke(Ports.Actor.Grid, Ports.Units.UnitScope.Everything, assignment.Id, TestContext.Current.CancellationToken);
        JsonNode denied = (await feed.Frame())!;

        Assert.Equal("denied", (string?)denied["kind"]);
        Assert.InRange(TimeProvider.System.GetElapsedTime(before), TimeSpan.Zero, TimeSpan.FromSeconds(5));
        Assert.Null(await feed.Frame());
    }

    [Fact]
    public async Task A_session_that_ends_ends_its_feed()
    {
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);
        await using FeedClient feed = await FeedClient.Open(browser, "alarms");
        await feed.Frame();

        Assert.Equal(HttpStatusCode.NoContent, (await browser.Delete("/api/session")).StatusCode);

        Assert.Equal("denied", (string?)(await feed.Frame())!["kind"]);
    }

    [Fact]
    public async Task An_assignment_that_runs_out_ends_at_the_next_round()
    {
        Guid account = await web.Person("operator", Estate.Auditor, Estate.Mianyang);
        web.People.Give(account, Estate.Operator.Code, Estate.Mianyang, web.Time.GetUtcNow() + TimeSpan.FromMinutes(10));
        using Browser browser = web.Open();
        await browser.SignIn("operator", WebUnderTest.Password);
        await using FeedClient feed = await FeedClient.Open(browser, "alarms");
        await feed.Frame();

        web.Time.Advance(TimeSpan.FromMinutes(11));
        web.Streams.JudgeAll();

        Assert.Equal("denied", (string?)(await feed.Frame())!["kind"]);
    }

    [Fact]
    public async Task Nothing_is_sent_when_nothing_changed()
    {
        ObjectListItem camera = web.Objects.Add(Estate.Mianyang, "camera-01");
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);
        await using FeedClient feed = await FeedClient.Open(browser, "cameras");
        await feed.Frame();

        web.Objects.SetState(camera.Id, ObjectState.Fault);
        JsonNode changed = (await feed.Frame())!;
        web.Outbox.Commit("object", Estate.Kunming.Place, "elsewhere", "{\"state\":{\"objectId\":\"" + Guid.NewGuid() + "\",\"place\":{\"unit\":6,\"province\":3,\"prison\":6},\"state\":\"fault\",\"since\":\"2026-01-01T00:00:00Z\",\"revision\":1},\"classCode\":\"x\",\"code\":\"x\",\"name\":\"x\"}");

        Assert.Equal("fault", (string?)changed["items"]![0]!["state"]);
        Assert.True(await feed.IsQuietFor(TimeSpan.FromMilliseconds(500)));
    }

    [Fact]
    public async Task An_acknowledgement_by_one_is_seen_by_the_other()
    {
        AlarmListItem alarm = web.Alarms.Open(Estate.Mianyang);
        using Browser here = await web.SignedIn("值班员", Estate.Operator, Estate.Mianyang);
        using Browser ministry = await web.SignedIn("ministry", Estate.Watcher, Estate.Ministry);
        await using FeedClient feed = await FeedClient.Open(ministry, "alarms");
        await feed.Frame();

        HttpResponseMessage done = await here.Post(
            "/api/alarms/commands", new { kind = "acknowledge", alarmIds = new[] { alarm.Alarm.Id }, note = (string?)null });
        JsonNode frame = (await feed.Frame())!;

        Assert.Equal(HttpStatusCode.OK, done.StatusCode);
        Assert.Equal("值班员", (string?)frame["items"]![0]!["acknowledgedBy"]);
        Assert.Contains(web.Audit.Entries, entry => entry.Action == "alarm.acknowledge" && entry.Actor.Name == "值班员" && entry.Before is not null);
    }

    [Fact]
    public async Task Units_are_observed_once_and_every_change_reaches_who_may_see_it()
    {
        using Browser ministry = await web.SignedIn("ministry", Estate.Watcher, Estate.Ministry);
        using Browser prison = await web.SignedIn("prison", Estate.Watcher, Estate.Mianyang);
        await using FeedClient above = await FeedClient.Open(ministry, "units");
        await using FeedClient below = await FeedClient.Open(prison, "units");
        int seenAbove = (await above.Frame())!["items"]!.AsArray().Count;
        JsonArray seenBelow = (await below.Frame())!["items"]!.AsArray();

        await web.Grid.Publish(Estate.Mianyang, 41.26);
        JsonNode changed = (await above.FrameWhere(frame => frame["items"]!.AsArray().Count > 0))!;
        await web.Grid.Publish(Estate.Sichuan, 55);

        Assert.Equal(6, seenAbove);
        Assert.Equal([4], seenBelow.Select(unit => (int)unit!["unitId"]!));
        Assert.Equal(1, web.Grid.ObserversOf(Estate.Mianyang));
        Assert.Equal(41.3, (double)changed["items"]![0]!["health"]!);
        Assert.Equal(4, (int)(await below.Frame())!["items"]![0]!["unitId"]!);
        Assert.True(await below.IsQuietFor(TimeSpan.FromMilliseconds(400)));
    }

    [Fact]
    public async Task An_object_page_hears_its_actor_while_somebody_watches()
    {
        ObjectListItem device = web.Objects.Add(Estate.Mianyang, "switch-01", MonitoringProtocol.Snmp);
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);
        await using FeedClient feed = await FeedClient.Open(browser, $"object:{device.Id}");
        JsonNode first = (await feed.Frame())!;

        web.Grid.Device = web.Grid.Device with { State = ObjectState.Fault, Reason = "device.unreachable" };
        JsonNode changed = (await feed.Frame())!;

        Assert.Equal("normal", (string?)first["items"]![0]!["state"]);
        Assert.Equal("fault", (string?)changed["items"]![0]!["state"]);
        Assert.Equal("answered", (string?)changed["items"]![0]!["device"]!["outcome"]);
    }

    [Theory]
    [InlineData("object:{elsewhere}")]
    [InlineData("everything")]
    public async Task A_topic_that_is_not_the_callers_is_denied_like_one_that_does_not_exist(string topic)
    {
        ObjectListItem elsewhere = web.Objects.Add(Estate.Leshan, "switch-09", MonitoringProtocol.Snmp);
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);

        await using FeedClient feed = await FeedClient.Open(
            browser, topic.Replace("{elsewhere}", elsewhere.Id.ToString(), StringComparison.Ordinal));

        Assert.Equal("denied", (string?)(await feed.Frame())!["kind"]);
    }

    [Fact]
    public async Task Topics_begin_anew_from_rows_when_the_outbox_says_something_unreadable()
    {
        AlarmListItem alarm = web.Alarms.Open(Estate.Mianyang);
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);
        await using FeedClient feed = await FeedClient.Open(browser, "alarms");
        JsonNode first = (await feed.Frame())!;

        web.Outbox.Commit("alarm", Estate.Mianyang.Place, "broken", "{not json");
        JsonNode again = (await feed.Frame())!;

        Assert.Equal("snapshot", (string?)again["kind"]);
        Assert.NotEqual((string?)first["epoch"], (string?)again["epoch"]);
        Assert.Equal([alarm.Alarm.Id.ToString()], Ids(again));
    }

    private static IEnumerable<string> Ids(JsonNode frame) => frame["items"]!.AsArray().Select(item => (string)item!["id"]!);
}
