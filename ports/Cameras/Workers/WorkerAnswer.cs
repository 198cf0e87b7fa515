using System.Collections.Immutable;

namespace PrisonOps.Ports.Cameras.Workers;

/// <summary>What became of one request. A JPEG travels behind it as the blob of the frame.</summary>
/// <param name="Codec">As FFmpeg spells it ("h264", "hevc"); "" when the stream was not opened.</param>
public sealed record WorkerAnswer(
    long Id, StreamOutcome Outcome, string Detail, string Codec, StreamTiming Timing, ImmutableArray<PictureMeasurements> Measurements)
{
    /// <summary>One per measurement, in the same order.</summary>
    public ImmutableArray<KeyframePacket> Packets { get; init; } = [];

    /// <summary>Null when no burst was asked for, or none came.</summary>
    public BurstMeasurements? Burst { get; init; }

    /// <summary>Of consecutive frames some keyframes later; null when the session did not come that far.</summary>
    public BurstMeasurements? LaterBurst { get; init; }

    /// <summary>Processor time of the session; null when it was not opened.</summary>
    public double? CpuMs { get; init; }
}
