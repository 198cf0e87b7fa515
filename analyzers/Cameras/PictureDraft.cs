using PrisonOps.Ports.Cameras;

namespace PrisonOps.Analyzers.Cameras;

/// <summary>Room for the numbers of one keyframe while a session runs: measuring reserves no memory, only the answer at the end does.</summary>
internal sealed class PictureDraft
{
    public readonly byte[] Means = new byte[BlockGrid.Blocks];
    public readonly ulong[] Checksums = new ulong[BlockGrid.Blocks];
    public readonly byte[] Thumbnail = new byte[Cameras.Thumbnail.Points];
    public readonly byte[] Steepest = new byte[TileGrid.Tiles];
    public readonly byte[] SteepestHalf = new byte[TileGrid.Tiles];
    public readonly byte[] SteepestQuarter = new byte[TileGrid.Tiles];
    public readonly ushort[] Slopes = new ushort[TileGrid.Tiles];
    public readonly byte[] ChromaU = new byte[TileGrid.Tiles];
    public readonly byte[] ChromaV = new byte[TileGrid.Tiles];
    public readonly byte[] Spectrum = new byte[BlockSpectrum.Points];
    public readonly float[] Lines = new float[CoherentLines.Numbers];

    public int WidthPx;
    public int HeightPx;
    public bool HasSpectrum;
    public double LumaMean, LumaStdDev, LumaEntropyBits, OneColourShare;
    public double ChromaUMean, ChromaVMean, ChromaSpread, ColouredShare, Saturation;
    public double P1, P5, P50, P95, P99, WhiteShare, BlackShare;
    public double? EdgeSharpness, EdgeSharpnessCoarse;
    public double EdgeTileShare, NoiseSigma, ChromaNoiseSigma, ImpulseShare;
    public CameraMotion? Motion;
    public Stillness? SincePrevious;
    public double? EqualShare, LivingImpulseShare;

    public PictureMeasurements ToMeasurements() => new(
        WidthPx, HeightPx, LumaMean, LumaStdDev, LumaEntropyBits, ChromaUMean, ChromaVMean, ChromaSpread, [.. Means], [.. Checksums])
    {
        OneColourShare = OneColourShare,
        DifferenceMean = SincePrevious?.Mean,
        DifferenceBlockMax = SincePrevious?.BlockMax,
        Signs = new()
        {
            LumaP1 = P1,
            LumaP5 = P5,
            LumaP50 = P50,
            LumaP95 = P95,
            LumaP99 = P99,
            WhiteShare = WhiteShare,
            BlackShare = BlackShare,
            EdgeSharpness = EdgeSharpness,
            EdgeSharpnessCoarse = EdgeSharpnessCoarse,
            EdgeTileShare = EdgeTileShare,
            NoiseSigma = NoiseSigma,
            ChromaNoiseSigma = ChromaNoiseSigma,
            ImpulseShare = ImpulseShare,
            LivingImpulseShare = LivingImpulseShare,
            ColouredShare = ColouredShare,
            Saturation = Saturation,
            CoherentLines = [.. Lines],
            Motion = Motion,
            DifferenceQuiet = SincePrevious?.Quiet,
            EqualShare = EqualShare,
        },
        Tiles = new([.. Thumbnail], [.. Steepest], [.. Slopes.Select(slope => (byte)Math.Min(byte.MaxValue, (slope + 2) / 4))], [.. ChromaU], [.. ChromaV], HasSpectrum ? [.. Spectrum] : []),
    };
}
