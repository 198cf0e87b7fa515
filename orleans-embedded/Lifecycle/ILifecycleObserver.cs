namespace Orleans;

/// <summary>Takes part in one stage of starting and stopping.</summary>
public interface ILifecycleObserver
{
    Task OnStart(CancellationToken cancellationToken = default);

    Task OnStop(CancellationToken cancellationToken = default);
}
