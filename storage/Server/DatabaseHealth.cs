using PrisonOps.Ports.Health;

namespace PrisonOps.Storage.Server;

/// <summary>The one place where the supervisor and the sample writer say how things stand.</summary>
internal sealed class DatabaseHealth(TimeProvider time) : IDatabaseHealth
{
    private readonly Lock gate = new();
    private DatabaseReadiness current = new(DatabaseState.Starting, time.GetUtcNow(), "The database is starting.", null, false, default);

    private DateTimeOffset? settlingDueAt;

    public DatabaseReadiness Current
    {
        get
        {
            lock (gate)
            {
                return current with { SettlingBehind = settlingDueAt is { } due ? time.GetUtcNow() - due : TimeSpan.Zero };
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

    /// <param name="dueAt">When the oldest raw samples should have been settled; null when none is late.</param>
    /// <returns>True when that is news.</returns>
    public bool ReportSettling(DateTimeOffset? dueAt)
    {
        lock (gate)
        {
            bool changed = settlingDueAt is null != dueAt is null;
            settlingDueAt = dueAt;
            return changed;
        }
    }
}
