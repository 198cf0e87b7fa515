using System.Collections;
using Microsoft.Extensions.Logging;

namespace Orleans.Utilities;

/// <summary>Observers that are forgotten when they fail or do not subscribe again in time.</summary>
public partial class ObserverManager<TIdentity, TObserver>(TimeSpan expiration, ILogger log) : IEnumerable<TObserver>
    where TIdentity : notnull
{
    // Replaced and never changed in place, so that a notification that awaits sees one list from begin to end.
    private Dictionary<TIdentity, (TObserver Observer, DateTime SeenAt)> observers = [];

#pragma warning disable RS0030 // The clock is part of the public surface: a grain sets GetDateTime from its TimeProvider.
    public Func<DateTime> GetDateTime { get; set; } = () => DateTime.UtcNow;
#pragma warning restore RS0030

    public TimeSpan ExpirationDuration { get; set; } = expiration;

    public int Count => observers.Count;

    public IReadOnlyDictionary<TIdentity, TObserver> Observers => observers.ToDictionary(entry => entry.Key, entry => entry.Value.Observer);

    public void Clear() => observers = [];

    public void Subscribe(TIdentity id, TObserver observer) =>
        observers = new(observers) { [id] = (observer, GetDateTime()) };

    public void Unsubscribe(TIdentity id) => Forget([id]);

    public async Task Notify(Func<TObserver, Task> notification, Func<TObserver, bool>? predicate = null)
    {
        List<TIdentity> defunct = [];
        foreach ((TIdentity id, TObserver observer) in Living(defunct, predicate))
        {
            try
            {
                await notification(observer);
            }
            catch (Exception exception)
            {
                LogObserverFailed(log, exception, id);
                defunct.Add(id);
            }
        }

        Forget(defunct);
    }

    public void Notify(Action<TObserver> notification, Func<TObserver, bool>? predicate = null)
    {
        List<TIdentity> defunct = [];
        foreach ((TIdentity id, TObserver observer) in Living(defunct, predicate))
        {
            try
            {
                notification(observer);
            }
            catch (Exception exception)
            {
                LogObserverFailed(log, exception, id);
                defunct.Add(id);
            }
        }

        Forget(defunct);
    }

    public void ClearExpired()
    {
        DateTime now = GetDateTime();
        Forget(observers.Where(entry => entry.Value.SeenAt + ExpirationDuration < now).Select(entry => entry.Key).ToList());
    }

    public IEnumerator<TObserver> GetEnumerator() => observers.Values.Select(entry => entry.Observer).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    [LoggerMessage(Level = LogLevel.Debug, Message = "Observer {Id} failed and is forgotten.")]
    private static partial void LogObserverFailed(ILogger logger, Exception exception, TIdentity id);

    private IEnumerable<(TIdentity Id, TObserver Observer)> Living(List<TIdentity> defunct, Func<TObserver, bool>? predicate)
    {
        DateTime now = GetDateTime();
        foreach ((TIdentity id, (TObserver observer, DateTime seenAt)) in observers)
        {
            if (seenAt + ExpirationDuration < now)
            {
                defunct.Add(id);
            }
            else if (predicate is null || predicate(observer))
            {
                yield return (id, observer);
            }
        }
    }

    private void Forget(List<TIdentity> ids)
    {
        if (ids.Count == 0)
        {
            return;
        }

        Dictionary<TIdentity, (TObserver, DateTime)> rest = new(observers);
        ids.ForEach(id => rest.Remove(id));
        observers = rest;
    }
}
