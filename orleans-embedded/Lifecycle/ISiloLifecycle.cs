namespace Orleans.Runtime;

/// <summary>The life cycle of the grain host.</summary>
public interface ISiloLifecycle : ILifecycleObservable
{
    int HighestCompletedStage { get; }

    int LowestStoppedStage { get; }
}
