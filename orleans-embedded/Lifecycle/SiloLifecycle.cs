using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Lifecycle;

/// <summary>Starts the stages in order, observers of one stage together; stops those that were started, in reverse order.</summary>
internal sealed partial class SiloLifecycle(ILogger<SiloLifecycle> logger) : ISiloLifecycle
{
    private readonly Lock gate = new();
    private readonly List<Subscription> subscriptions = [];
    private readonly List<int> started = [];

    public int HighestCompletedStage { get; private set; } = int.MinValue;

    public int LowestStoppedStage { get; private set; } = int.MaxValue;

    public IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer)
    {
        var subscription = new Subscription(this, observerName, stage, observer);
        lock (gate)
        {
            subscriptions.Add(subscription);
        }

        return subscription;
    }

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (IGrouping<int, Subscription> stage in Snapshot().GroupBy(one => one.Stage).OrderBy(group => group.Key))
        {
            cancellationToken.ThrowIfCancellationRequested();
            started.Add(stage.Key);
            await Task.WhenAll(stage.Select(one => one.Observer.OnStart(cancellationToken)));
            HighestCompletedStage = stage.Key;
        }
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        ILookup<int, Subscription> stages = Snapshot().ToLookup(one => one.Stage);
        foreach (int stage in Enumerable.Reverse(started))
        {
            await Task.WhenAll(stages[stage].Select(one => Stop(one, cancellationToken)));
            LowestStoppedStage = stage;
        }

        started.Clear();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Observer} failed to stop at stage {Stage}.")]
    private static partial void LogStopFailed(ILogger logger, Exception exception, string observer, int stage);

    private async Task Stop(Subscription subscription, CancellationToken cancellationToken)
    {
        try
        {
            await subscription.Observer.OnStop(cancellationToken);
        }
        catch (Exception exception)
        {
            // One observer that cannot stop must not keep the others from stopping.
            LogStopFailed(logger, exception, subscription.Name, subscription.Stage);
        }
    }

    private List<Subscription> Snapshot()
    {
        lock (gate)
        {
            return [.. subscriptions];
        }
    }

    private sealed record Subscription(SiloLifecycle Owner, string Name, int Stage, ILifecycleObserver Observer) : IDisposable
    {
        public void Dispose()
        {
            lock (Owner.gate)
            {
                Owner.subscriptions.RemoveAll(one => ReferenceEquals(one, this));
            }
        }
    }
}
