namespace PrisonOps.Ports.Cameras;

/// <summary>Numbers read off one keyframe; they say nothing about good or bad. Luma and chroma in 0 to 255.</summary>
/// <param name="LumaEntropyBits">Shannon entropy of the luma histogram, 0 to 8 bits.</param>
/// <param name="ChromaSpread">Standard deviation over both chroma planes.</param>
/// <param name="Fingerprint">Mean luma of 16 x 12 blocks, row by row, 192 bytes: compared with an earlier round's for freeze.</param>
/// <param name="FineFingerprint">Checksums of the same blocks at full resolution: sensor noise changes each of them.</param>
[GenerateSerializer, Immutable, Alias("prisonops.picture-measurements")]
public sealed record PictureMeasurements(
    [property: Id(0)] int WidthPx,
    [property: Id(1)] int HeightPx,
    [property: Id(2)] double LumaMean,
    [property: Id(3)] double LumaStdDev,
    [property: Id(4)] double LumaEntropyBits,
    [property: Id(5)] double ChromaUMean,
    [property: Id(6)] double ChromaVMean,
    [property: Id(7)] double ChromaSpread,
    [property: Id(8)] byte[] Fingerprint,
    [property: Id(9)] ulong[] FineFingerprint)
{
    /// <summary>
    /// The share of pixels near to one common colour, 0 to 1: the least of the shares in luma and in both chroma planes. A card that stands
    /// for a lost signal is one colour but for a line of text; a scene, however dark, is not.
    /// </summary>
    [Id(10)]
    public double OneColourShare { get; init; }

    /// <summary>Mean absolute difference of luma to the keyframe before in the same session, outside of a clock; null for the first.</summary>
    [Id(11)]
    public double? DifferenceMean { get; init; }

    /// <summary>The same in the block that differs most.</summary>
    [Id(12)]
    public double? DifferenceBlockMax { get; init; }

    /// <summary>The numbers that faults are told by.</summary>
    [Id(13)]
    public PictureSigns Signs { get; init; } = new();

    /// <summary>What stands where; null in records of an earlier version.</summary>
    [Id(14)]
    public PictureTiles? Tiles { get; init; }
}
