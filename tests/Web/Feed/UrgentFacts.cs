using System.Text.Json.Nodes;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.People;
using PrisonOps.Tests.Web.Host;

namespace PrisonOps.Tests.Web.Feed;

/// <summary>What a person does is seen by others while what machines say waits.</summary>
public sealed class UrgentFacts : IAsyncLifetime
{
    private WebUnderTest web = null!;

    public async ValueTask InitializeAsync() => web = await WebUnderTest.Start(cancellationToken: TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => web.DisposeAsync();

    [Fact]
    public async Task An_acknowledgement_goes_ahead_of_what_is_held_back_and_nothing_older_is_shown_after_it()
    {
        AlarmListItem alarm = web.Alarms.Open(Estate.Mianyang);
        string id = alarm.Alarm.Id.ToString();
        using Browser here = await web.SignedIn("值班员", Estate.Operator, Estate.Mianyang);
        using Browser ministry = await web.SignedIn("ministry", Estate.Watcher, Estate.Ministry);
        await using FeedClient feed = await FeedClient.Open(ministry, "alarms");
        await feed.Frame();

        web.Outbox.HoldBack();
        web.Alarms.Change(alarm.Alarm.Id, AlarmEventKind.Repeated, row => row with { Count = 2 });
        HashSet<string> storm = [.. Enumerable.Range(0, 700).Select(number => web.Alarms.Open(Estate.Mianyang, $"camera-{number}").Alarm.Id.ToString())];
        await here.Post("/api/alarms/commands", new { kind = "acknowledge", alarmIds = new[] { id }, note = (string?)null });
        JsonNode ahead = (await feed.Frame())!;

        Assert.Equal((id, "值班员", 2), (Assert.Single(Ids(ahead)), (string?)ahead["items"]![0]!["acknowledgedBy"], (int)ahead["items"]![0]!["count"]!));

        web.Outbox.LetGo();
        while (storm.Count > 0)
        {
            JsonNode frame = (await feed.Frame())!;
            Assert.DoesNotContain(id, Ids(frame));
            storm.ExceptWith(Ids(frame));
        }
    }

    [Fact]
    public async Task A_role_that_is_revoked_leaves_the_feed_while_everything_is_held_back()
    {
        Guid account = await web.Person("operator", Estate.Operator, Estate.Mianyang);
        Assignment assignment = (await web.People.LoadAssignments(account, web.Time.GetUtcNow(), TestContext.Current.CancellationToken))[0];
        using Browser browser = web.Open();
        await browser.SignIn("operator", WebUnderTest.Password);
        await using FeedClient feed = await FeedClient.Open(browser, "alarms");
        await feed.Frame();

        web.Outbox.HoldBack();
        web.Alarms.Open(Estate.Mianyang);
        await web.People.Revoke(Ports.Actor.Grid, Ports.Units.UnitScope.Everything, assignment.Id, TestContext.Current.CancellationToken);

        Assert.Equal("denied", (string?)(await feed.Frame())!["kind"]);
    }

    private static string[] Ids(JsonNode frame) => [.. frame["items"]!.AsArray().Select(item => (string)item!["id"]!)];
}
