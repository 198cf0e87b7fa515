using PrisonOps.Tests.Support;

namespace PrisonOps.Tests.Conformance;

/// <summary>Calls that arrive while an activation begins or ends: none is lost, none runs twice, no two lives overlap.</summary>
public sealed class HandOverFacts
{
    [Fact]
    public Task Calls_during_starting_and_stopping_are_neither_lost_nor_doubled() => Run(grains: 8, rounds: 60);

    [Fact]
    [Trait("Ring", "long")]
    public Task Thousands_of_starts_and_stops_lose_and_double_no_call() => Run(grains: 32, rounds: 2_000);

    private static async Task Run(int grains, int rounds)
    {
        await using GridFixture grid = await GridFixture.StartAsync(null, TestContext.Current.CancellationToken);
        string run = Guid.NewGuid().ToString("N");

        int[] lives = await Task.WhenAll(Enumerable.Range(0, grains).Select(number => Task.Run(
            () => Hammer(grid.Grains.GetGrain<ICounterGrain>($"{run}.{number}"), rounds), TestContext.Current.CancellationToken)));

        Assert.All(lives, count => Assert.True(count > rounds / 4, $"only {count} lives in {rounds} rounds"));
    }

    private static async Task<int> Hammer(ICounterGrain grain, int rounds)
    {
        int sent = 0;
        HashSet<Guid> lives = [];
        for (int round = 0; round < rounds; round++)
        {
            Task[] calls = [grain.Count(), grain.Count(), grain.CountAndEnd(), grain.Count(), grain.CountLater(), grain.Count()];
            sent += calls.Length;
            await Task.WhenAll(calls);
            lives.Add(await grain.Life());
        }

        Tally tally = Tallies.Of(grain.GetPrimaryKeyString());
        Assert.Equal(sent, tally.Calls);
        Assert.Equal(0, tally.Overlaps);
        return lives.Count;
    }
}
