using Orleans.Placement;

namespace Orleans.Concurrency;

/// <summary>Several activations of one identity share its calls; at most one per processor unless a number is given.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class StatelessWorkerAttribute : PlacementAttribute
{
    public StatelessWorkerAttribute()
        : this(-1)
    {
    }

    public StatelessWorkerAttribute(int maxLocalWorkers)
        : this(maxLocalWorkers, true)
    {
    }

    public StatelessWorkerAttribute(int maxLocalWorkers, bool removeIdleWorkers) =>
        (MaxLocalWorkers, RemoveIdleWorkers) = (maxLocalWorkers > 0 ? maxLocalWorkers : Environment.ProcessorCount, removeIdleWorkers);

    internal int MaxLocalWorkers { get; }

    internal bool RemoveIdleWorkers { get; }
}
