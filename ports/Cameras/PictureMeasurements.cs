namespace PrisonOps.Ports.Cameras;

/// <summary>Numbers read off one keyframe; they say nothing about good or bad. Luma and chroma in 0 to 255.</summary>
/// <param name="LumaEntropyBits">Shannon entropy of the luma histogram, 0 to 8 bits.</param>
/// <param name="ChromaSpread">Standard deviation over both chroma planes.</param>
/// <param name="Fingerprint">Mean luma of 16 x 12 blocks, row by row, 192 bytes: compared with an earlier round's for freeze.</param>
/// <param name="FineFingerprint">A hash over full-resolution block checksums that changes with sensor noise; equal only for an identical picture outside of clock regions.</param>
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
    [property: Id(9)] ulong[] FineFingerprint);
