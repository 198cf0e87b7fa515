using Microsoft.Extensions.Time.Testing;
using PrisonOps.Tests.Support;

namespace PrisonOps.Tests.Conformance;

/// <summary>Reminders outlive the activation that asked for them.</summary>
public sealed class ReminderFacts(SharedGrid shared)
{
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly string key = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task A_reminder_comes_at_its_time_and_then_every_period_even_when_nobody_lives()
    {
        var time = new FakeTimeProvider();
        await using GridFixture grid = await Start(time);
        IReminderGrain grain = grid.Grains.GetGrain<IReminderGrain>(key);
        await grain.Remind("wake", Minute * 2, Minute * 3);
        await grain.End();
        await Signals.Wait(key + ".gone");

        await AdvanceUntil(time, entries: 3);

        Assert.Equal(["wake 0 of 3", "wake 3 of 3", "wake 6 of 3"], Signals.Read(key).Take(3));
    }

    [Fact]
    public async Task A_reminder_that_fails_comes_again()
    {
        var time = new FakeTimeProvider();
        await using GridFixture grid = await Start(time);
        await grid.Grains.GetGrain<IReminderGrain>(key).Remind("failing", Minute, Minute);

        await AdvanceUntil(time, entries: 2);
    }

    [Fact]
    public async Task A_reminder_can_be_found_changed_and_taken_back()
    {
        IReminderGrain grain = shared.Grains.GetGrain<IReminderGrain>(key);
        await grain.Remind("one", Minute * 90, Minute * 90);
        await grain.Remind("two", Minute * 90, Minute * 90);
        await grain.Remind("two", Minute * 95, Minute * 95);

        Assert.Equal(["one", "two"], await grain.Names());
        Assert.False(await grain.Has("three"));
        await grain.Forget("one");

        Assert.Equal(["two"], await grain.Names());
        await grain.Forget("two");
    }

    [Fact]
    public async Task A_reminder_that_was_taken_back_does_not_come()
    {
        var time = new FakeTimeProvider();
        await using GridFixture grid = await Start(time);
        IReminderGrain grain = grid.Grains.GetGrain<IReminderGrain>(key);
        await grain.Remind("gone", Minute, Minute);
        await grain.Remind("stays", Minute * 2, Minute);
        await grain.Forget("gone");

        await AdvanceUntil(time, entries: 2);

        Assert.DoesNotContain(Signals.Read(key), entry => entry.StartsWith("gone", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_period_under_a_minute_is_refused()
    {
        ArgumentException failure = await Assert.ThrowsAsync<ArgumentException>(
            () => shared.Grains.GetGrain<IReminderGrain>(key).Remind("fast", Minute, TimeSpan.FromSeconds(59)));

        Assert.Contains("less than minimum allowed reminder period", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_grain_that_cannot_be_reminded_cannot_ask_for_it() =>
        await Assert.ThrowsAsync<InvalidOperationException>(() => shared.Grains.GetGrain<IForgetfulGrain>(key).Remind());

    private static Task<GridFixture> Start(FakeTimeProvider time) =>
        GridFixture.StartAsync(settings => settings.Time = time, TestContext.Current.CancellationToken);

    private async Task AdvanceUntil(FakeTimeProvider time, int entries)
    {
        for (int reached = 1; reached <= entries; reached++)
        {
            Task next = Signals.WaitForEntries(key, reached);
            while (!next.IsCompleted)
            {
                // The next tick is armed just after the last one was answered: time goes on only in small steps.
                time.Advance(TimeSpan.FromSeconds(1));
                await Task.WhenAny(next, Task.Delay(1, TestContext.Current.CancellationToken));
            }

            await next;
        }
    }
}
