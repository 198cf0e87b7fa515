using System.Collections.Immutable;

namespace PrisonOps.Ports.Cameras;

/// <summary>Which outcomes say nothing of the camera.</summary>
public static class CameraOutcomes
{
    /// <summary>Our own side did not ask or did not finish (row 8.2-0.21).</summary>
    public static ImmutableArray<StreamOutcome> Ours { get; } = [
        StreamOutcome.WorkerFailed, StreamOutcome.Quarantined, StreamOutcome.NotAsked, StreamOutcome.WorkerTimedOut, StreamOutcome.Overloaded,
    ];
}
