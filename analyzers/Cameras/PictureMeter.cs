using PrisonOps.Ports.Cameras;

namespace PrisonOps.Analyzers.Cameras;

/// <summary>Reads the numbers off one keyframe. No clock, no limits, no I/O: the same picture always gives the same numbers.</summary>
public static class PictureMeter
{
    /// <summary>Row 8.2-0.1: a pixel belongs to a card when its luma is this near to the most common one, and its chroma to theirs.</summary>
    private const int LumaTolerance = 8;
    private const int ChromaTolerance = 6;
    private const int NeutralChroma = 128;

    /// <summary>Luma mean and spread are stretched to full range, black 0 and white 255, so that cameras can be compared.</summary>
    /// <param name="sincePrevious">Against the keyframe before in the same session; null for the first.</param>
    public static PictureMeasurements Measure(KeyframeView frame, Stillness? sincePrevious)
    {
        PlaneView luma = frame.Luma;
        if (luma.WidthPx < BlockGrid.SidePxMin || luma.HeightPx < BlockGrid.SidePxMin)
        {
            throw new ArgumentException(
                $"A picture of {luma.WidthPx}x{luma.HeightPx} pixels cannot be measured; each side needs at least {BlockGrid.SidePxMin}.", nameof(frame));
        }

        var means = new byte[BlockGrid.Blocks];
        var checksums = new ulong[BlockGrid.Blocks];
        BlockGrid.Measure(luma, means, checksums);

        Span<uint> work = stackalloc uint[PlaneHistogram.WorkLength];
        PlaneHistogram values = PlaneHistogram.Of(luma, work);
        double stretch = frame.IsFullRange ? 1 : 255.0 / 219.0;
        double black = frame.IsFullRange ? 0 : 16;
        var grey = new PictureMeasurements(
            luma.WidthPx,
            luma.HeightPx,
            LumaMean: Math.Clamp((values.Mean - black) * stretch, 0, 255),
            LumaStdDev: Math.Sqrt(values.Variance) * stretch,
            LumaEntropyBits: values.EntropyBits,
            ChromaUMean: NeutralChroma,
            ChromaVMean: NeutralChroma,
            ChromaSpread: 0,
            Fingerprint: means,
            FineFingerprint: checksums)
        {
            OneColourShare = values.ShareOfMostCommon(LumaTolerance),
            DifferenceMean = sincePrevious?.Mean,
            DifferenceBlockMax = sincePrevious?.BlockMax,
        };
        return frame.HasChroma ? WithChroma(grey, frame, work) : grey;
    }

    private static PictureMeasurements WithChroma(PictureMeasurements grey, KeyframeView frame, Span<uint> work)
    {
        PlaneHistogram u = PlaneHistogram.Of(frame.ChromaU, work);
        (double uMean, double uVariance, double uShare) = (u.Mean, u.Variance, u.ShareOfMostCommon(ChromaTolerance));
        PlaneHistogram v = PlaneHistogram.Of(frame.ChromaV, work);
        return grey with
        {
            ChromaUMean = uMean,
            ChromaVMean = v.Mean,
            ChromaSpread = Math.Sqrt((uVariance + v.Variance) / 2),
            OneColourShare = Math.Min(grey.OneColourShare, Math.Min(uShare, v.ShareOfMostCommon(ChromaTolerance))),
        };
    }
}
