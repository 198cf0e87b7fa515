using PrisonOps.Ports.Cameras.Diagnosis;

namespace PrisonOps.Grains.Cameras.Diagnosis;

/// <summary>How far a unit is with its part of a run.</summary>
internal sealed class RunProgress(UnitRun run)
{
    private readonly HashSet<Guid> waiting = [];

    public UnitRun Run { get; private set; } = run;

    public bool IsUnsaved { get; private set; }

    public bool IsFinished => Run.FinishedAt is not null;

    /// <summary>Begins, or goes on after a restart: what was finished since the order counts as done.</summary>
    public void Begin(IReadOnlyCollection<Guid> cameras, IReadOnlyCollection<Guid> finishedBefore, DateTimeOffset now)
    {
        waiting.UnionWith(cameras.Except(finishedBefore));
        int finished = cameras.Count - waiting.Count;
        int failed = Math.Min(Run.Failed, finished);
        Set(Run with { Total = cameras.Count, Done = finished - failed, Failed = failed }, now);
    }

    public bool IsWaitingFor(Guid camera) => waiting.Contains(camera);

    public void Finish(Guid camera, bool isDone, DateTimeOffset now)
    {
        if (!waiting.Remove(camera)) return;
        Set(isDone ? Run with { Done = Run.Done + 1 } : Run with { Failed = Run.Failed + 1 }, now);
    }

    /// <summary>A camera that is not here any more will not be diagnosed.</summary>
    public void GiveUp(Predicate<Guid> isHere, DateTimeOffset now)
    {
        foreach (Guid gone in waiting.Where(camera => !isHere(camera)).ToList()) Finish(gone, isDone: false, now);
    }

    /// <summary>What has not begun is not done any more.</summary>
    public void Cancel(DateTimeOffset now)
    {
        waiting.Clear();
        Set(Run with { IsCancelled = true }, now);
    }

    public UnitRun Saving()
    {
        IsUnsaved = false;
        return Run;
    }

    public void NotSaved() => IsUnsaved = true;

    private void Set(UnitRun next, DateTimeOffset now)
    {
        Run = next with { Waiting = waiting.Count, FinishedAt = waiting.Count == 0 ? now : null };
        IsUnsaved = true;
    }
}
