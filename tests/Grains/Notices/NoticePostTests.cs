using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;
using PrisonOps.Grains.Notices;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Notices;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Grains.Notices;

/// <summary>The post over rows in memory and a channel that does as it is told.</summary>
public sealed class NoticePostTests : IAsyncDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly NoticeChannel Hook = Channel("hook"), Other = Channel("other");

    private readonly FakeTimeProvider time = new(Start);
    private readonly NoticePulse pulse = new();
    private readonly ScriptedSender sender = new();
    private readonly MemoryNotices store = new(new([], [Hook, Other], [], [], [], new UnitPlace(1, 0, 0)));
    private readonly CancellationTokenSource ending = new();
    private readonly Task running;
    private long sequence;

    public NoticePostTests()
    {
        IOptions<NoticeOptions> options = Options.Create(new NoticeOptions { LookEvery = TimeSpan.FromMilliseconds(100) });
        running = new NoticePost(store, new(store, new Plain(), options, time), [sender], pulse, options, time, NullLogger<NoticePost>.Instance).Run(ending.Token);
    }

    public async ValueTask DisposeAsync()
    {
        await ending.CancelAsync();
        await running.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        ending.Dispose();
    }

    [Fact]
    [Trait("Clause", "8.3.5-a.3")]
    public async Task What_waited_for_a_target_goes_out_in_order_and_once_each_when_it_is_back()
    {
        sender.Answer = _ => NoticeOutcome.Failed("connection refused");
        for (int number = 0; number < 5; number++) Write(Hook, $"{number}");
        await Until(() => Row("0").Attempts == 1);
        Assert.All(store.Rows.Where(row => row.Title != "0"), row => Assert.Equal(0, row.Attempts));

        sender.Answer = _ => NoticeOutcome.Sent("200 ok");
        time.Advance(TimeSpan.FromMinutes(10));
        await Until(() => store.Rows.All(row => row.State == NoticeState.Sent));

        Assert.Equal(["0", "0", "1", "2", "3", "4"], sender.Tried.Select(one => one.Title));
    }

    [Fact]
    public async Task Pauses_grow_and_after_a_day_a_notice_is_given_up()
    {
        sender.Answer = _ => NoticeOutcome.Failed("connection refused");
        Write(Hook, "0");
        List<TimeSpan> pauses = [];
        for (int tries = 1; tries <= 6; tries++)
        {
            int expected = tries;
            await Until(() => Row("0").Attempts == expected);
            TimeSpan pause = Row("0").NextAt!.Value - time.GetUtcNow();
            pauses.Add(pause);
            time.Advance(pause);
        }

        Assert.Equal([5, 15, 45, 135, 300, 300], pauses.Select(pause => (int)pause.TotalSeconds));
        time.Advance(TimeSpan.FromHours(24));
        await Until(() => Row("0").State == NoticeState.Dead);
        Assert.Equal("connection refused", Row("0").Answer);
    }

    [Fact]
    public async Task A_refusal_is_final_and_lets_the_next_one_go()
    {
        sender.Answer = notice => notice.Title == "bad" ? NoticeOutcome.Refused("422 no") : NoticeOutcome.Sent("200 ok");
        Write(Hook, "bad");
        Write(Hook, "good");
        await Until(() => Row("good").State == NoticeState.Sent);

        Assert.Equal((NoticeState.Dead, 1), (Row("bad").State, Row("bad").Attempts));
    }

    [Fact]
    public async Task A_channel_that_hangs_holds_up_no_other()
    {
        sender.Hanging = Hook.Id;
        Write(Hook, "hangs");
        await Until(() => sender.Tried.Any(one => one.Title == "hangs"));
        Write(Other, "goes");

        await Until(() => Row("goes").State == NoticeState.Sent);
        Assert.Equal(NoticeState.Pending, Row("hangs").State);
    }

    [Fact]
    public async Task What_waits_for_a_channel_that_was_removed_is_listed_as_dead()
    {
        Write(Channel("gone"), "0");

        await Until(() => Row("0").State == NoticeState.Dead);
        Assert.Equal(NoticeAnswers.ChannelOff, Row("0").Answer);
    }

    private NoticeRow Row(string title) => store.Rows.Single(row => row.Title == title);

    private void Write(NoticeChannel channel, string title)
    {
        DateTimeOffset now = time.GetUtcNow();
        store.Add(new(
            new(
                Guid.CreateVersion7(now), 1, null, null, channel.Id, channel.Name, NoticeChannelKind.Webhook, "target", NoticeWhat.Opened, AlarmSeverity.Major, [], title, title, now,
                NoticeState.Pending, 0, now, null, null, null),
            [], [], ++sequence, now));
        pulse.Beat();
    }

    private static async Task Until(Func<bool> condition)
    {
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        patience.CancelAfter(Patience);
        using PeriodicTimer again = new(TimeSpan.FromMilliseconds(10));
        while (!condition()) await again.WaitForNextTickAsync(patience.Token);
    }

    private static NoticeChannel Channel(string name) => new(
        Guid.NewGuid(), new(1, 0, 0), name, NoticeChannelKind.Webhook, true, false, new() { Webhook = new(new($"https://{name}/"), WebhookPreset.Generic, null, null, null) }, true, "",
        Start, 1);

    private sealed class Plain : IAlarmNames
    {
        public string NameOf(string alarmType, bool english) => alarmType;
    }

    private sealed class ScriptedSender : INoticeSender
    {
        public NoticeChannelKind Kind => NoticeChannelKind.Webhook;

        public ConcurrentQueue<NoticeRow> Tried { get; } = new();

        public Func<NoticeRow, NoticeOutcome> Answer { get; set; } = _ => NoticeOutcome.Sent("200 ok");

        public Guid? Hanging { get; set; }

        public async Task<NoticeOutcome> Send(NoticeChannel channel, string? secret, OutgoingNotice notice, CancellationToken cancellationToken)
        {
            Tried.Enqueue(notice.Notice);
            if (channel.Id == Hanging) await Task.Delay(Timeout.Infinite, cancellationToken);
            return Answer(notice.Notice);
        }
    }
}
