using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Utilities;

namespace PrisonOps.Tests.Conformance;

internal interface IBell : IGrainObserver
{
    Task Ring(string text);
}

internal interface ITowerGrain : IGrainWithStringKey
{
    Task Subscribe(IBell bell);

    Task Unsubscribe(IBell bell);

    Task Ring(string text);

    Task<int> Count();

    Task Age(TimeSpan age);
}

internal sealed class TowerGrain : Grain, ITowerGrain
{
    private readonly ObserverManager<IBell> bells = new(TimeSpan.FromMinutes(5), NullLogger.Instance);

    public Task Subscribe(IBell bell)
    {
        bells.Subscribe(bell, bell);
        return Task.CompletedTask;
    }

    public Task Unsubscribe(IBell bell)
    {
        bells.Unsubscribe(bell);
        return Task.CompletedTask;
    }

    public Task Ring(string text) => bells.Notify(bell => bell.Ring(text));

    public Task<int> Count() => Task.FromResult(bells.Count);

    public Task Age(TimeSpan age)
    {
        DateTime later = TimeProvider.System.GetUtcNow().UtcDateTime + age;
        bells.GetDateTime = () => later;
        bells.ClearExpired();
        return Task.CompletedTask;
    }
}
