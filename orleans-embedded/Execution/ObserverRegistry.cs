using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;

namespace Orleans.Execution;

/// <summary>
/// The observers of this process. Each gets its calls one after another. The object is held weakly, as in Orleans:
/// an observer that its owner does not keep is gone.
/// </summary>
internal sealed partial class ObserverRegistry(ILogger<ObserverRegistry> logger)
{
    internal static readonly GrainType ObserverType = GrainType.Create("sys.observer");

    private readonly ConcurrentDictionary<GrainId, Observer> observers = new();

    public GrainId Register(IGrainObserver target)
    {
        if (target is GrainReference or IGrainBase)
        {
            throw new ArgumentException($"{target.GetType()} is a grain; only a plain object becomes an observer by reference.", nameof(target));
        }

        var id = GrainId.Create(ObserverType, Guid.NewGuid().ToString("N"));
        observers[id] = new Observer(new WeakReference<IGrainObserver>(target), logger);
        return id;
    }

    public bool Unregister(GrainId id) => observers.TryRemove(id, out _);

    public void Send(GrainCall call)
    {
        if (!observers.TryGetValue(call.Target, out Observer? observer) || !observer.TryPost(call))
        {
            observers.TryRemove(call.Target, out _);
            call.Fail(new ClientNotAvailableException($"The observer {call.Target} was deleted or collected, or does not keep up."));
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "Observer {Id} failed in {Method}.")]
    private static partial void LogObserverFailed(ILogger logger, Exception exception, GrainId id, string method);

    private sealed class Observer(WeakReference<IGrainObserver> target, ILogger logger) : IThreadPoolWorkItem
    {
        private const int MaxWaiting = 10_000;

        private readonly Queue<GrainCall> waiting = new();
        private bool running;

        public bool TryPost(GrainCall call)
        {
            if (!target.TryGetTarget(out _))
            {
                return false;
            }

            lock (waiting)
            {
                if (waiting.Count == MaxWaiting)
                {
                    return false;
                }

                waiting.Enqueue(call);
                if (running)
                {
                    return true;
                }

                running = true;
            }

            return ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }

        public void Execute() => _ = DrainAsync();

        private async Task DrainAsync()
        {
            while (true)
            {
                GrainCall? call;
                lock (waiting)
                {
                    running = waiting.TryDequeue(out call);
                }

                if (call is null)
                {
                    return;
                }

                await DeliverAsync(call);
            }
        }

        private async Task DeliverAsync(GrainCall call)
        {
            if (!target.TryGetTarget(out IGrainObserver? observer))
            {
                call.Fail(new ClientNotAvailableException($"The observer {call.Target} was collected."));
                return;
            }

            try
            {
                RequestContext.Enter(call.Values, call);
                await call.RunAsync((object)observer);
            }
            catch (Exception exception)
            {
                LogObserverFailed(logger, exception, call.Target, call.Plan.Name);
                call.Fail(exception);
            }
        }
    }
}
