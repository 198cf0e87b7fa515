using PrisonOps.Ports.Health;

namespace PrisonOps.Storage.Server;

/// <summary>The one place where the supervisor and the sample writer say how things stand.</summary>
internal sealed class DatabaseHealth(TimeProvider time) : IDatabaseHealth
{
    private readonly Lock gate = new();
    private DatabaseReadiness current = new(DatabaseState.Starting, time.GetUtcNow(), "The database is starting.", null, false, default);

    public DatabaseReadiness Current
    {
        get
        {
            lock (gate)
            {
                return current;
            }
        }
    }

    /// <summary>True when that is news.</summary>
    public bool Report(DatabaseState state, string? reason)
    {
        lock (gate)
        {
            bool changed = current.State != state;
            current = current with { State = state, Reason = reason, Since = changed ? time.GetUtcNow() : current.Since };
            return changed;
        }
    }

    public void ReportDisk(DiskSpace space)
    {
        lock (gate)
        {
            current = current with { DiskFreeBytes = space.FreeBytes, DiskLow = space.IsLow };
        }
    }

    public void ReportSamples(SampleCounters samples)
    {
        lock (gate)
        {
            current = current with { Samples = samples };
        }
    }
}
