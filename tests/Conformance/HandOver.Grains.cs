using System.Collections.Concurrent;

namespace PrisonOps.Tests.Conformance;

internal interface ICounterGrain : IGrainWithStringKey
{
    Task Count();

    Task CountLater();

    Task CountAndEnd();

    Task<Guid> Life();
}

/// <summary>Counts outside of the grain, where no life can forget.</summary>
internal sealed class CounterGrain : Grain, ICounterGrain
{
    private readonly Guid life = Guid.NewGuid();

    private Tally Tally => Tallies.Of(this.GetPrimaryKeyString());

    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Increment(ref Tally.Living) != 1)
        {
            Interlocked.Increment(ref Tally.Overlaps);
        }

        await Task.Yield();
    }

    public override async Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        await Task.Yield();
        Interlocked.Decrement(ref Tally.Living);
    }

    public Task Count()
    {
        Interlocked.Increment(ref Tally.Calls);
        return Task.CompletedTask;
    }

    public async Task CountLater()
    {
        await Task.Yield();
        await Count();
    }

    public Task CountAndEnd()
    {
        DeactivateOnIdle();
        return Count();
    }

    public Task<Guid> Life() => Task.FromResult(life);
}

internal sealed class Tally
{
    public int Calls;
    public int Living;
    public int Overlaps;
}

internal static class Tallies
{
    private static readonly ConcurrentDictionary<string, Tally> Known = new();

    public static Tally Of(string key) => Known.GetOrAdd(key, _ => new Tally());
}
