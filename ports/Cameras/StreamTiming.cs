namespace PrisonOps.Ports.Cameras;

/// <summary>Delays of one session in milliseconds; null where the session did not come that far.</summary>
/// <param name="SignallingMs">From connecting to the answer of PLAY (or of DESCRIBE for liveness).</param>
/// <param name="FirstPacketMs">From PLAY to the first media packet.</param>
/// <param name="FirstKeyframeMs">From PLAY to the first complete keyframe.</param>
/// <param name="KeyframeGapMsMax">Longest time between two keyframes.</param>
[GenerateSerializer, Immutable, Alias("prisonops.stream-timing")]
public readonly record struct StreamTiming(
    [property: Id(0)] double? SignallingMs,
    [property: Id(1)] double? FirstPacketMs,
    [property: Id(2)] double? FirstKeyframeMs,
    [property: Id(3)] double? KeyframeGapMsMax,
    [property: Id(4)] int Keyframes,
    [property: Id(5)] int DecodeErrors)
{
    /// <summary>Longest time between two media packets, the silence at the end included.</summary>
    [Id(6)]
    public double? PacketGapMsMax { get; init; }

    /// <summary>How far a packet came behind the earliest schedule that the time stamps allow.</summary>
    [Id(7)]
    public double? LatenessMsMax { get; init; }
}
