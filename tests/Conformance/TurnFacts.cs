using PrisonOps.Tests.Support;

namespace PrisonOps.Tests.Conformance;

/// <summary>One turn at a time, and who may overtake.</summary>
public sealed class TurnFacts(SharedGrid shared)
{
    private readonly string key = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task A_grain_runs_one_call_at_a_time()
    {
        ITurnGrain grain = shared.Grains.GetGrain<ITurnGrain>(key);

        int[] seen = await Task.WhenAll(Enumerable.Range(0, 200).Select(_ => grain.Overlap()));

        Assert.All(seen, inside => Assert.Equal(1, inside));
    }

    [Fact]
    public async Task Code_after_an_await_stays_on_the_scheduler_of_its_grain() =>
        Assert.True(await shared.Grains.GetGrain<ITurnGrain>(key).KeepsScheduler());

    [Fact]
    public async Task A_call_that_always_interleaves_does_not_wait_for_a_running_one()
    {
        ITurnGrain grain = shared.Grains.GetGrain<ITurnGrain>(key);
        Task blocked = grain.Block(key);
        await Signals.Wait(key + ".entered");

        Assert.Equal("pong", await grain.Ping());

        Assert.False(blocked.IsCompleted);
        Signals.Set(key);
        await blocked;
    }

    [Fact]
    public async Task A_plain_call_waits_for_a_running_one()
    {
        ITurnGrain grain = shared.Grains.GetGrain<ITurnGrain>(key);
        Task blocked = grain.Block(key);
        await Signals.Wait(key + ".entered");

        Task<string> waiting = grain.Plain();
        await grain.Ping();

        Assert.False(waiting.IsCompleted);
        Signals.Set(key);
        Assert.Equal("plain", await waiting);
        await blocked;
    }

    [Fact]
    public async Task Reads_overlap_reads_and_writers_wait_for_them()
    {
        ITurnGrain grain = shared.Grains.GetGrain<ITurnGrain>(key);
        Task reading = grain.ReadUntil(key + ".in", key);
        await Signals.Wait(key + ".in");

        Assert.Equal("read", await grain.Read());
        Task<string> writing = grain.Plain();
        await grain.Ping();

        Assert.False(writing.IsCompleted);
        Signals.Set(key);
        await reading;
        Assert.Equal("plain", await writing);
    }

    [Fact]
    public async Task A_reentrant_grain_takes_calls_between_the_awaits_of_others()
    {
        ITurnGrain grain = shared.Grains.GetGrain<IReentrantTurnGrain>(key);
        Task blocked = grain.Block(key);
        await Signals.Wait(key + ".entered");

        Assert.Equal("plain", await grain.Plain());

        Signals.Set(key);
        await blocked;
    }

    [Fact]
    public async Task A_one_way_call_is_carried_out_and_its_failure_is_not_reported()
    {
        ITurnGrain grain = shared.Grains.GetGrain<ITurnGrain>(key);

        await grain.FailSilently();
        await grain.Tell(key);

        await Signals.Wait(key);
    }

    [Fact]
    public async Task A_caller_inside_an_allowed_chain_can_be_called_back()
    {
        ICallBackGrain first = shared.Grains.GetGrain<ICallBackGrain>(key);

        string name = await first.CallBackThrough(shared.Grains.GetGrain<ICallBackGrain>(key + "2"), allowed: true);

        Assert.Equal(key, name);
    }

    [Fact]
    public async Task Calls_that_wait_for_each_other_end_in_a_time_out()
    {
        await using GridFixture grid = await GridFixture.StartAsync(
            settings => settings.ResponseTimeout = TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
        ICallBackGrain first = grid.Grains.GetGrain<ICallBackGrain>(key);

        await Assert.ThrowsAsync<TimeoutException>(() =>
            first.CallBackThrough(grid.Grains.GetGrain<ICallBackGrain>(key + "2"), allowed: false));
    }

    [Fact]
    public async Task A_method_can_have_a_response_time_out_of_its_own()
    {
        ITurnGrain grain = shared.Grains.GetGrain<ITurnGrain>(key);

        await Assert.ThrowsAsync<TimeoutException>(() => grain.BlockBriefly(key));

        Signals.Set(key);
        Assert.Equal("plain", await grain.Plain());
    }
}
