namespace PrisonOps.Tests.Conformance;

/// <summary>Objects outside the grid that grains call.</summary>
public sealed class ObserverFacts(SharedGrid shared)
{
    private readonly string key = Guid.NewGuid().ToString("N");

    private ITowerGrain Tower => shared.Grains.GetGrain<ITowerGrain>(key);

    [Fact]
    public async Task An_observer_hears_what_its_grain_says_until_it_unsubscribes()
    {
        var bell = new Bell(key);
        IBell reference = shared.Grains.CreateObjectReference<IBell>(bell);
        await Tower.Subscribe(reference);
        await Tower.Ring("one");
        await Tower.Ring("two");

        await Tower.Unsubscribe(reference);
        await Tower.Ring("three");

        Assert.Equal(["one", "two"], Signals.Read(key));
        GC.KeepAlive(bell);
    }

    [Fact]
    public async Task An_observer_is_one_subscriber_however_often_it_subscribes_and_is_forgotten_when_it_does_not_again()
    {
        var bell = new Bell(key);
        IBell reference = shared.Grains.CreateObjectReference<IBell>(bell);
        await Tower.Subscribe(reference);
        await Tower.Subscribe(reference);
        Assert.Equal(1, await Tower.Count());

        await Tower.Age(TimeSpan.FromMinutes(6));

        Assert.Equal(0, await Tower.Count());
        GC.KeepAlive(bell);
    }

    [Fact]
    public async Task An_observer_that_fails_is_forgotten_and_the_others_still_hear()
    {
        Bell broken = new(key + ".broken", fails: true), sound = new(key);
        await Tower.Subscribe(shared.Grains.CreateObjectReference<IBell>(broken));
        await Tower.Subscribe(shared.Grains.CreateObjectReference<IBell>(sound));

        await Tower.Ring("one");

        Assert.Equal(["one"], Signals.Read(key));
        Assert.Equal(1, await Tower.Count());
        GC.KeepAlive(broken);
        GC.KeepAlive(sound);
    }

    private sealed class Bell(string journal, bool fails = false) : IBell
    {
        public Task Ring(string text)
        {
            Signals.Write(journal, text);
            return fails ? Task.FromException(new InvalidOperationException("cracked")) : Task.CompletedTask;
        }
    }
}
