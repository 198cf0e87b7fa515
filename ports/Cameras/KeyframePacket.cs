namespace PrisonOps.Ports.Cameras;

/// <summary>What was noted of one decoded keyframe before it was decoded; beside its measurements, at the same place in the list.</summary>
/// <param name="TimeMs">The time stamp of the stream, for differences only; null when it carries none.</param>
/// <param name="ArrivedMs">After the positive answer of PLAY, or after the file was opened.</param>
/// <param name="Packets">Coded pictures after the keyframe of the entry before, this one included; for the first, since the session began.</param>
/// <param name="Bytes">Of those pictures: of one group of pictures, but for the first keyframe.</param>
/// <param name="KeyBytes">Of the keyframe alone.</param>
[GenerateSerializer, Immutable, Alias("prisonops.keyframe-packet")]
public readonly record struct KeyframePacket(
    [property: Id(0)] double? TimeMs,
    [property: Id(1)] double ArrivedMs,
    [property: Id(2)] int Packets,
    [property: Id(3)] long Bytes,
    [property: Id(4)] long KeyBytes)
{
    /// <summary>A part of the picture is missing or was concealed by the decoder: what is measured in it may be false.</summary>
    [Id(5)]
    public bool IsDamaged { get; init; }
}
