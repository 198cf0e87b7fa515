using System.Collections.Immutable;

namespace PrisonOps.Ports.Cameras;

/// <param name="At">UTC of the answer at the collector.</param>
/// <param name="Measurements">One per decoded keyframe, in order; empty for liveness.</param>
/// <param name="Jpeg">The last keyframe as a JPEG of at most 512 KiB when it was asked for and decoded.</param>
/// <param name="Detail">The reason in words when the outcome is not Ok.</param>
[GenerateSerializer, Immutable, Alias("prisonops.keyframe-result")]
public sealed record KeyframeResult(
    [property: Id(0)] KeyframePurpose Purpose,
    [property: Id(1)] StreamOutcome Outcome,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] StreamTiming Timing,
    [property: Id(4)] ImmutableArray<PictureMeasurements> Measurements,
    [property: Id(5)] byte[]? Jpeg,
    [property: Id(6)] string Detail)
{
    /// <summary>One per measurement, in the same order.</summary>
    [Id(7)]
    public ImmutableArray<KeyframePacket> Packets { get; init; } = [];

    /// <summary>Null when no burst was asked for, or none came.</summary>
    [Id(8)]
    public BurstMeasurements? Burst { get; init; }

    /// <summary>Of consecutive frames some keyframes later; null when the session did not come that far.</summary>
    [Id(11)]
    public BurstMeasurements? LaterBurst { get; init; }

    /// <summary>Decoder workers that were lost over this request before this answer came.</summary>
    [Id(9)]
    public int LostWorkers { get; init; }

    /// <summary>Processor time of the session in the worker; null when none was opened.</summary>
    [Id(10)]
    public double? CpuMs { get; init; }

    public static KeyframeResult Failed(KeyframePurpose purpose, StreamOutcome outcome, DateTimeOffset at, string detail) =>
        new(purpose, outcome, at, default, [], null, detail);
}
