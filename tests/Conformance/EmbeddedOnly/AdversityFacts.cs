using PrisonOps.Tests.Support;

namespace PrisonOps.Tests.Conformance.EmbeddedOnly;

/// <summary>What adversity does, so that suites which pass in it have met it.</summary>
public sealed class AdversityFacts
{
    private readonly string key = Guid.NewGuid().ToString("N");

    [Fact]
    public async Task An_activation_ends_between_calls()
    {
        await using GridFixture grid = await Start(new GridAdversity(1) { DeactivateAfterCall = 1, ReportTimeOut = 0, ForgetTimers = 0 });
        ILifeGrain grain = grid.Grains.GetGrain<ILifeGrain>(key, typeof(LifeGrain).FullName);

        // The end follows the answer: a call that comes at once may still find the same life.
        Guid first = await grain.Life();
        Guid next = first;
        for (int call = 0; call < 100 && next == first; call++) next = await grain.Life();
        Assert.NotEqual(first, next);
    }

    [Fact]
    public async Task A_call_is_run_and_its_caller_is_told_that_no_answer_came()
    {
        await using GridFixture grid = await Start(new GridAdversity(1) { DeactivateAfterCall = 0, ReportTimeOut = 1 });

        await Assert.ThrowsAsync<TimeoutException>(() => grid.Grains.GetGrain<ICounterGrain>(key).Count());

        Assert.Equal(1, Tallies.Of(key).Calls);
    }

    [Fact]
    public async Task A_timer_is_forgotten()
    {
        await using GridFixture grid = await Start(new GridAdversity(1) { DeactivateAfterCall = 0, ReportTimeOut = 0, ForgetTimers = 1 });

        await grid.Grains.GetGrain<ITimerGrain>(key).Tick(TimeSpan.Zero, TimeSpan.FromHours(1));

        await Signals.Wait(key + ".gone");
        Assert.Empty(Signals.Read(key));
    }

    [Fact]
    public async Task A_second_activation_of_a_named_type_takes_one_call_beside_the_living_one()
    {
        await using GridFixture grid = await Start(new GridAdversity(1)
        {
            DeactivateAfterCall = 0, ReportTimeOut = 0, DelayCall = 0, SecondActivation = 1, SecondActivationOf = ["counter"],
        });
        ICounterGrain grain = grid.Grains.GetGrain<ICounterGrain>(key);
        Guid first = await grain.Life();

        Assert.NotEqual(first, await grain.Life());

        Assert.True(Tallies.Of(key).Overlaps > 0, "no two lives overlapped");
    }

    [Fact]
    public async Task The_same_seed_makes_the_same_decisions()
    {
        Assert.Equal(await Outcomes(7), await Outcomes(7));
        Assert.NotEqual(await Outcomes(7), await Outcomes(8));

        static async Task<string> Outcomes(int seed)
        {
            await using GridFixture grid = await Start(new GridAdversity(seed) { ReportTimeOut = 0.5, DelayCall = 0 });
            ICounterGrain grain = grid.Grains.GetGrain<ICounterGrain>("the same key");
            List<char> outcomes = [];
            for (int call = 0; call < 40; call++)
            {
                Task counted = grain.Count();
                await counted.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                outcomes.Add(counted.IsCompletedSuccessfully ? '+' : '-');
            }

            return string.Concat(outcomes);
        }
    }

    private static Task<GridFixture> Start(GridAdversity adversity) =>
        GridFixture.StartAsync(settings => settings.Adversity = adversity, TestContext.Current.CancellationToken);
}
