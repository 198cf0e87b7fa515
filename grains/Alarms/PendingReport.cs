using PrisonOps.Analyzers.Alarms;
using PrisonOps.GrainInterfaces.Alarms;

namespace PrisonOps.Grains.Alarms;

/// <summary>The newest report of one source of one object, and everybody who waits for it or for an older one that it replaced.</summary>
internal sealed class PendingReport(ObjectFindings findings)
{
    private readonly TaskCompletionSource<FindingsAnswer> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public ObjectFindings Findings { get; private set; } = findings;

    public Task<FindingsAnswer> Answer => answer.Task;

    /// <summary>Levels: the newer one says everything that the older one said.</summary>
    public void Take(ObjectFindings newer)
    {
        if (newer.Revision >= Findings.Revision) Findings = newer;
    }

    public void Complete(long revision) => answer.TrySetResult(new(revision));

    public void Refuse(Exception reason) => answer.TrySetException(reason);
}
