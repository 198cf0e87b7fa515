using Microsoft.Extensions.Time.Testing;
using PrisonOps.Tests.Support;

namespace PrisonOps.Tests.Conformance;

/// <summary>Timers tick in turns, on the clock of the grid.</summary>
public sealed class TimerFacts(SharedGrid shared)
{
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    private readonly string key = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task A_timer_ticks_again_and_again()
    {
        await shared.Grains.GetGrain<ITimerGrain>(key).Tick(Soon, Soon);

        await Signals.WaitForEntries(key, 3);

        Assert.Equal(["tick 1", "tick 2", "tick 3"], Signals.Read(key).Take(3));
    }

    [Fact]
    public async Task A_tick_waits_for_the_running_call()
    {
        ITimerGrain grain = shared.Grains.GetGrain<ITimerGrain>(key);
        Task blocked = grain.Block(key);
        await Signals.Wait(key + ".entered");
        Task registered = grain.Tick(TimeSpan.Zero, Soon);

        Signals.Set(key);
        await blocked;
        await registered;
        await Signals.WaitForEntries(key, 2);

        Assert.Equal(["unblocked", "tick 1"], Signals.Read(key).Take(2));
    }

    [Fact]
    public async Task A_tick_that_interleaves_does_not_wait()
    {
        ITimerGrain grain = shared.Grains.GetGrain<ITimerGrain>(key);
        await grain.Tick(Soon, Soon, interleave: true);
        Task blocked = grain.Block(key);
        await Signals.Wait(key + ".entered");
        int before = Signals.Read(key).Count;

        await Signals.WaitForEntries(key, before + 2);

        Assert.DoesNotContain("unblocked", Signals.Read(key));
        Signals.Set(key);
        await blocked;
    }

    [Fact]
    public async Task A_slow_tick_never_overlaps_itself()
    {
        var time = new FakeTimeProvider();
        await using GridFixture grid = await Start(time);
        await grid.Grains.GetGrain<ITimerGrain>(key).TickSlowly(Minute, key);
        time.Advance(Minute);
        await Signals.WaitForEntries(key, 1);

        time.Advance(Minute * 5);
        Signals.Set(key);
        await Signals.WaitForEntries(key, 2);
        await AdvanceUntil(time, 4);

        Assert.Equal(["enter 1", "leave", "enter 1", "leave"], Signals.Read(key).Take(4));
    }

    [Fact]
    public async Task A_timer_survives_an_exception_of_its_tick()
    {
        await shared.Grains.GetGrain<ITimerGrain>(key).TickAndFail(Soon);

        await Signals.WaitForEntries(key, 3);
    }

    [Fact]
    public async Task A_timer_runs_on_the_clock_of_the_grid()
    {
        var time = new FakeTimeProvider();
        await using GridFixture grid = await Start(time);
        ITimerGrain grain = grid.Grains.GetGrain<ITimerGrain>(key);
        await grain.Tick(TimeSpan.FromHours(2), TimeSpan.FromHours(1));

        time.Advance(TimeSpan.FromMinutes(119));
        Assert.Equal(0, await grain.Ticks());
        time.Advance(TimeSpan.FromMinutes(1));

        await Signals.WaitForEntries(key, 1);
    }

    [Fact]
    public async Task A_changed_timer_keeps_to_its_new_times_and_a_stopped_one_is_silent()
    {
        var time = new FakeTimeProvider();
        await using GridFixture grid = await Start(time);
        ITimerGrain grain = grid.Grains.GetGrain<ITimerGrain>(key);
        await grain.Tick(TimeSpan.FromHours(1), TimeSpan.FromHours(1));

        await grain.Change(Minute, TimeSpan.FromHours(9));
        time.Advance(Minute);
        await Signals.WaitForEntries(key, 1);
        await grain.Stop();
        time.Advance(TimeSpan.FromDays(2));

        Assert.Equal(1, await grain.Ticks());
    }

    [Fact]
    public async Task A_timer_ends_with_its_activation()
    {
        var time = new FakeTimeProvider();
        await using GridFixture grid = await Start(time);
        ITimerGrain grain = grid.Grains.GetGrain<ITimerGrain>(key);
        await grain.Tick(Minute, Minute);
        await grain.End();
        await Signals.Wait(key + ".gone");

        Assert.Equal(0, await grain.Ticks());
        time.Advance(Minute * 3);

        Assert.Equal(0, await grain.Ticks());
        Assert.Empty(Signals.Read(key));
    }

    [Fact]
    public async Task An_activation_that_ends_waits_for_the_tick_that_runs()
    {
        var time = new FakeTimeProvider();
        await using GridFixture grid = await Start(time);
        await grid.Grains.GetGrain<ITimerGrain>(key).TickSlowly(Minute, key);
        time.Advance(Minute);
        await Signals.WaitForEntries(key, 1);

        Task stopping = grid.StopAsync();
        Assert.False(Signals.IsSet(key + ".gone"));
        Signals.Set(key);
        await stopping;

        Assert.Equal(["enter 1", "leave"], Signals.Read(key));
        Assert.True(Signals.IsSet(key + ".gone"));
    }

    [Fact]
    public async Task A_timer_can_only_be_given_times_that_a_clock_can_keep()
    {
        ITimerGrain grain = shared.Grains.GetGrain<ITimerGrain>(key);

        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => grain.Tick(TimeSpan.FromSeconds(-5), Minute));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => grain.Tick(Minute, TimeSpan.FromDays(80)));
    }

    /// <summary>Nothing is collected here, however far the clock is moved: collection is another fact.</summary>
    private static Task<GridFixture> Start(FakeTimeProvider time) => GridFixture.StartAsync(
        settings => (settings.Time, settings.CollectionAge) = (time, TimeSpan.FromDays(30)), TestContext.Current.CancellationToken);

    /// <summary>The next tick is armed just after the last one ended, so the clock is moved until it has come.</summary>
    private async Task AdvanceUntil(FakeTimeProvider time, int entries)
    {
        Task reached = Signals.WaitForEntries(key, entries);
        while (!reached.IsCompleted)
        {
            time.Advance(Minute);
            await Task.Yield();
        }

        await reached;
    }
}
