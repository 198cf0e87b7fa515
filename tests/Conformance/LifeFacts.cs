using Microsoft.Extensions.DependencyInjection;
using Orleans.Hosting;
using Orleans.Runtime;
using PrisonOps.Tests.Support;

namespace PrisonOps.Tests.Conformance;

/// <summary>How activations begin, how long they live and how they end.</summary>
public sealed class LifeFacts(SharedGrid shared)
{
    private readonly string key = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task An_activation_is_activated_once_before_its_first_call()
    {
        ILifeGrain grain = Life(shared.Grid);

        Guid[] lives = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => grain.Life()));

        Assert.Single(lives.Distinct());
        Assert.Equal(["activating", "activated"], Signals.Read(key));
    }

    [Fact]
    public async Task A_deactivated_grain_lives_again_at_the_next_call()
    {
        ILifeGrain grain = Life(shared.Grid);
        Guid first = await grain.Life();

        await grain.End();
        await Signals.Wait(key + ".gone");

        Assert.NotEqual(first, await grain.Life());
        Assert.Contains("ApplicationRequested", Signals.Read(key));
    }

    [Fact]
    public async Task Deactivation_waits_for_the_running_call_and_later_calls_meet_the_next_life()
    {
        ILifeGrain grain = Life(shared.Grid);
        Task<Guid> busy = grain.EndWhileBusy(key);
        await Signals.Wait(key + ".entered");

        Task<Guid> next = grain.Life();
        Signals.Set(key);

        Assert.NotEqual(await busy, await next);
        Assert.Equal(["busy until here", "ApplicationRequested", "activating"], Signals.Read(key).Skip(2).Take(3));
    }

    [Fact]
    public async Task A_failed_activation_fails_its_call_and_the_next_call_tries_again()
    {
        IFailingGrain grain = shared.Grains.GetGrain<IFailingGrain>(key);

        Exception failure = await Assert.ThrowsAnyAsync<Exception>(grain.Hello);

        Assert.Contains("The first life fails.", failure.ToString(), StringComparison.Ordinal);
        Assert.Equal("hello", await grain.Hello());
    }

    [Fact]
    public async Task A_grain_is_constructed_with_services_of_the_host()
    {
        await using GridFixture grid = await GridFixture.StartAsync(
            settings => settings.ConfigureServices = services => services.AddSingleton(new Greeting("hi")),
            TestContext.Current.CancellationToken);

        Assert.Equal("hi True True", await grid.Grains.GetGrain<IInjectedGrain>(Guid.NewGuid()).Describe());
    }

    [Fact]
    public async Task A_grain_class_needs_no_base_class() =>
        Assert.Equal(-7, await shared.Grains.GetGrain<IPlainGrain>(-7).Key());

    [Fact]
    public async Task An_idle_grain_is_collected_at_its_age_and_one_that_is_called_is_not()
    {
        await using GridFixture grid = await Collecting();
        await Life(grid).Life();
        ILifeGrain called = grid.Grains.GetGrain<ILifeGrain>(key + "2", typeof(LifeGrain).FullName);
        Guid life = await called.Life();

        Task gone = Signals.Wait(key + ".gone");
        while (!gone.IsCompleted)
        {
            Assert.Equal(life, await called.Life());
            await Task.WhenAny(gone, Task.Delay(50, TestContext.Current.CancellationToken));
        }

        await gone;
        Assert.Contains("ActivationIdle", Signals.Read(key));
        Assert.Equal(life, await called.Life());
    }

    [Fact]
    public async Task A_grain_marked_to_be_kept_alive_is_not_collected_and_one_that_asked_for_time_gets_it()
    {
        await using GridFixture grid = await Collecting();
        ILifeGrain lasting = grid.Grains.GetGrain<ILastingGrain>(key);
        ILifeGrain postponed = grid.Grains.GetGrain<ILifeGrain>(key + "2", typeof(LifeGrain).FullName);
        ILifeGrain idle = grid.Grains.GetGrain<ILifeGrain>(key + "3", typeof(LifeGrain).FullName);
        await lasting.Life();
        await postponed.Postpone(TimeSpan.FromHours(1));
        await idle.Life();

        await Signals.Wait(key + "3.gone");

        Assert.False(Signals.IsSet(key + ".gone"));
        Assert.False(Signals.IsSet(key + "2.gone"));
    }

    [Fact]
    public async Task A_timer_keeps_its_grain_alive_only_when_it_says_so()
    {
        TimeSpan often = TimeSpan.FromMilliseconds(100);
        await using GridFixture grid = await Collecting();
        await grid.Grains.GetGrain<ITimerGrain>(key).Tick(often, often, keepAlive: true);
        await grid.Grains.GetGrain<ITimerGrain>(key + "2").Tick(often, often);

        await Signals.Wait(key + "2.gone");

        Assert.False(Signals.IsSet(key + ".gone"));
    }

    [Fact]
    public async Task Idle_grains_can_be_collected_at_once_and_counted()
    {
        await using GridFixture grid = await GridFixture.StartAsync(null, TestContext.Current.CancellationToken);
        IManagementGrain management = grid.Grains.GetGrain<IManagementGrain>(0);
        int before = await management.GetTotalActivationCount();
        await Task.WhenAll(Enumerable.Range(0, 20).Select(number => grid.Grains.GetGrain<IPlainGrain>(number).Key()));
        int alive = await management.GetTotalActivationCount();

        await management.ForceActivationCollection(TimeSpan.Zero);

        Assert.True(alive >= before + 20, $"{before} activations before, {alive} after 20 more");
        Assert.True(await management.GetTotalActivationCount() <= alive - 20);
    }

    [Fact]
    public async Task A_stopped_grid_has_deactivated_every_grain()
    {
        GridFixture grid = await GridFixture.StartAsync(null, TestContext.Current.CancellationToken);
        await Life(grid).Life();

        await grid.DisposeAsync();

        Assert.Equal("ShuttingDown", Signals.Read(key)[^1]);
    }

    [Fact]
    public async Task Start_up_tasks_run_when_grains_can_be_called()
    {
        await using GridFixture grid = await GridFixture.StartAsync(
            settings => settings.ConfigureSilo = silo => silo.AddStartupTask(
                async (services, _) => await services.GetRequiredService<IGrainFactory>().GetGrain<ILifeGrain>(key, typeof(LifeGrain).FullName).Life()),
            TestContext.Current.CancellationToken);

        Assert.Equal(["activating", "activated"], Signals.Read(key));
    }

    [Fact]
    public async Task A_stateless_worker_shares_its_calls_among_at_most_so_many_activations()
    {
        IWorkerGrain worker = shared.Grains.GetGrain<IWorkerGrain>(Random.Shared.NextInt64());
        Task<Guid>[] calls = [.. Enumerable.Range(0, 8).Select(_ => worker.Work(key, key))];
        await Signals.WaitForEntries(key, 3);

        Assert.Equal(3, Signals.Read(key).Distinct().Count());
        Signals.Set(key);

        Assert.Equal(3, (await Task.WhenAll(calls)).Distinct().Count());
    }

    private ILifeGrain Life(GridFixture grid) => grid.Grains.GetGrain<ILifeGrain>(key, typeof(LifeGrain).FullName);

    /// <summary>How long a grain was idle is measured by the real clock on either host, hence seconds.</summary>
    private static Task<GridFixture> Collecting() => GridFixture.StartAsync(
        settings => (settings.CollectionAge, settings.CollectionQuantum) = (TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(1)),
        TestContext.Current.CancellationToken);
}
