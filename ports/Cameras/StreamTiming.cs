namespace PrisonOps.Ports.Cameras;

/// <summary>
/// Delays of one session in milliseconds, as rows 8.2-0.15 to 8.2-0.17 divide them; null where the session did not come that far. The time to
/// the first picture is the sum of the first three.
/// </summary>
/// <param name="SignallingMs">From connecting to the positive answer of PLAY (of DESCRIBE for liveness).</param>
/// <param name="StreamMs">From the positive answer to the first video packet.</param>
/// <param name="KeyframeMs">From the first video packet to the first complete keyframe that could be decoded.</param>
/// <param name="KeyframeGapMsMax">Longest time between the arrivals of two keyframes, or after the last one when more were asked for.</param>
/// <param name="Keyframes">That arrived, decodable or not.</param>
/// <param name="DecodeErrors">Keyframes that gave no picture, or a damaged one.</param>
[GenerateSerializer, Immutable, Alias("prisonops.stream-timing")]
public readonly record struct StreamTiming(
    [property: Id(0)] double? SignallingMs,
    [property: Id(1)] double? StreamMs,
    [property: Id(2)] double? KeyframeMs,
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

    /// <summary>By the sequence numbers of RTP. A keyframe that lost one is damaged.</summary>
    [Id(8)]
    public int LostPackets { get; init; }

    /// <summary>From the positive answer to the first keyframe.</summary>
    public double? StreamAndKeyframeMs => StreamMs + KeyframeMs;
}
