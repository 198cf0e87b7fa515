using System.Text.Json.Nodes;
using PrisonOps.Ports.Alarms;
using PrisonOps.Tests.Web.Host;
using PrisonOps.Web.Feed;

namespace PrisonOps.Tests.Web.Feed;

/// <summary>A browser that says how far it has come is sent no more than it takes: the rest stays here, merged, with what people did in front.</summary>
public sealed class SlowClientFacts : IAsyncLifetime
{
    private const int Storm = 2_000;
    private WebUnderTest web = null!;

    public async ValueTask InitializeAsync() => web = await WebUnderTest.Start(cancellationToken: TestContext.Current.CancellationToken);

    public ValueTask DisposeAsync() => web.DisposeAsync();

    [Fact]
    public async Task An_acknowledgement_passes_the_alarms_that_a_slow_browser_has_not_taken_yet()
    {
        AlarmListItem alarm = web.Alarms.Open(Estate.Mianyang);
        using Browser here = await web.SignedIn("值班员", Estate.Operator, Estate.Mianyang);
        using Browser ministry = await web.SignedIn("ministry", Estate.Watcher, Estate.Ministry);
        await using FeedClient feed = await FeedClient.Open(ministry, "alarms");
        await feed.Take((await feed.Frame())!);
        HashSet<string> storm = [.. Enumerable.Range(0, Storm).Select(number => web.Alarms.Open(Estate.Mianyang, $"camera-{number}").Alarm.Id.ToString())];
        JsonNode frame = (await feed.Frame())!;

        await here.Post("/api/alarms/commands", new { kind = "acknowledge", alarmIds = new[] { alarm.Alarm.Id }, note = (string?)null });
        int frames = 0, seenIn = 0;
        while (storm.Count > 0)
        {
            Assert.InRange(frame["items"]!.AsArray().Count, 1, 2 * FeedRing.StepKeysMax);
            if (seenIn == 0 && Ids(frame).Contains(alarm.Alarm.Id.ToString())) seenIn = frames;
            storm.ExceptWith(Ids(frame));
            await feed.Take(frame);
            if (storm.Count == 0) break;
            (frame, frames) = ((await feed.Frame())!, frames + 1);
        }

        Assert.True(frames > 2, $"The storm came in {frames} frames.");
        Assert.InRange(seenIn, 1, 2);
    }

    [Fact]
    public async Task Nothing_is_sent_to_a_browser_before_it_has_taken_what_it_was_sent_and_then_the_newest_state()
    {
        AlarmListItem alarm = web.Alarms.Open(Estate.Mianyang);
        using Browser browser = await web.SignedIn("operator", Estate.Operator, Estate.Mianyang);
        await using FeedClient feed = await FeedClient.Open(browser, "alarms"), other = await FeedClient.Open(browser, "alarms");
        await feed.Take((await feed.Frame())!);
        await other.Frame();

        web.Alarms.Change(alarm.Alarm.Id, AlarmEventKind.Repeated, row => row with { Count = 2 });
        JsonNode second = (await feed.Frame())!;
        await other.FrameWhere(frame => Counts(frame).Contains(2));
        foreach (int count in new[] { 3, 4 })
        {
            web.Alarms.Change(alarm.Alarm.Id, AlarmEventKind.Repeated, row => row with { Count = count });
            await other.FrameWhere(frame => Counts(frame).Contains(count));
        }

        await feed.Take(second);
        JsonNode third = (await feed.Frame())!;

        Assert.Equal((2, 4), (Assert.Single(Counts(second)), Assert.Single(Counts(third))));
        Assert.True(await feed.IsQuietFor(TimeSpan.FromMilliseconds(300)));
    }

    private static int[] Counts(JsonNode frame) => [.. frame["items"]!.AsArray().Select(item => (int)item!["count"]!)];

    private static string[] Ids(JsonNode frame) => [.. frame["items"]!.AsArray().Select(item => (string)item!["id"]!)];
}
