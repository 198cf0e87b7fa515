using System.Collections.Immutable;
using PrisonOps.Ports.Cameras;

namespace PrisonOps.Analyzers.Cameras;

/// <summary>
/// Reads the numbers off the keyframes of one session, one after the other. No clock, no limits, no I/O: the same pictures always give the
/// same numbers. Its memory is reserved once; neither a keyframe nor another session of as many reserves any.
/// </summary>
public sealed class PictureMeter
{
    /// <summary>Row 8.2-0.1: a pixel belongs to a card when its luma is this near to the most common one, and its chroma to theirs.</summary>
    private const int LumaTolerance = 8;
    private const int ChromaTolerance = 6;
    private const int NeutralChroma = 128;

    /// <summary>The smoothest fifth of the probes shows the noise and nothing of the scene.</summary>
    private const double SmoothRank = 0.2;

    private PictureDraft[] drafts = [];
    private readonly float[] work = new float[2 * TileGrid.Tiles];
    private readonly uint[] counts = new uint[PlaneHistogram.WorkLength];
    private readonly BlockSpectrum spectrum = new();
    private readonly CoherentLines lines = new();
    private readonly BlockMotion motion = new();
    private readonly ushort[] ignored = new ushort[NoiseMeter.MarksLength];
    private ushort[] impulses = new ushort[NoiseMeter.MarksLength];
    private ushort[] impulsesBefore = new ushort[NoiseMeter.MarksLength];
    private LumaPyramid now = new();
    private LumaPyramid before = new();
    private byte[] columnMax = [];
    private ushort[] columnSums = [];
    private int measured;

    public PictureMeter()
    {
    }

    public PictureMeter(int keyframesMax) => Begin(keyframesMax);

    /// <summary>Another session begins.</summary>
    /// <param name="keyframesMax">How many keyframes it has at most.</param>
    public void Begin(int keyframesMax)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(keyframesMax, 1);
        int reserved = drafts.Length;
        if (reserved < keyframesMax) Array.Resize(ref drafts, keyframesMax);
        for (int i = reserved; i < keyframesMax; i++) drafts[i] = new();
        measured = 0;
    }

    public int Count => measured;

    /// <summary>Why a picture cannot be measured: it is too small, or so long and narrow that its working size is; "" for all that cameras send.</summary>
    public static string Problem(PlaneView luma)
    {
        (int width, int height) = LumaPyramid.WorkingSize(luma);
        return width >= BlockGrid.SidePxMin && height >= BlockGrid.SidePxMin ? ""
            : $"A picture of {luma.WidthPx}x{luma.HeightPx} pixels cannot be measured; each side needs at least {BlockGrid.SidePxMin} at the working size of {width}x{height}.";
    }

    /// <exception cref="ArgumentException">The picture has a <see cref="Problem"/>.</exception>
    public void Add(KeyframeView frame)
    {
        PlaneView luma = frame.Luma;
        if (Problem(luma) is { Length: > 0 } problem) throw new ArgumentException(problem, nameof(frame));

        PictureDraft draft = drafts[measured];
        (draft.WidthPx, draft.HeightPx) = (luma.WidthPx, luma.HeightPx);
        now.Build(luma);
        int columns = Math.Max(now[0].WidthPx, frame.HasChroma ? frame.ChromaU.WidthPx : 0);
        if (columnMax.Length < columns) (columnMax, columnSums) = (new byte[columns], new ushort[columns]);
        MeasureLuma(draft, frame);
        MeasureChroma(draft, frame);
        MeasureTiles(draft);
        MeasureNoise(draft, frame);
        draft.HasSpectrum = spectrum.Measure(now[0], draft.Spectrum);
        lines.Measure(now[0], draft.Lines);
        Compare(draft);
        measured++;
        (now, before) = (before, now);
    }

    /// <summary>The numbers of all keyframes, in order; the next session begins.</summary>
    public ImmutableArray<PictureMeasurements> Finish()
    {
        ImmutableArray<PictureMeasurements> all = [.. drafts[..measured].Select(draft => draft.ToMeasurements())];
        measured = 0;
        return all;
    }

    private void MeasureLuma(PictureDraft draft, KeyframeView frame)
    {
        PlaneHistogram values = PlaneHistogram.Of(now[0], counts);
        double stretch = frame.IsFullRange ? 1 : 255.0 / 219.0, black = frame.IsFullRange ? 0 : 16;
        draft.LumaMean = Stretched(values.Mean);
        draft.LumaStdDev = Math.Sqrt(values.Variance) * stretch;
        draft.LumaEntropyBits = values.EntropyBits;
        draft.OneColourShare = values.ShareOfMostCommon(LumaTolerance);
        draft.P1 = Stretched(values.Quantile(0.01));
        draft.P5 = Stretched(values.Quantile(0.05));
        draft.P50 = Stretched(values.Quantile(0.5));
        draft.P95 = Stretched(values.Quantile(0.95));
        draft.P99 = Stretched(values.Quantile(0.99));
        draft.WhiteShare = values.ShareFrom(frame.IsFullRange ? 250 : 231);
        draft.BlackShare = 1 - values.ShareFrom(frame.IsFullRange ? 6 : 21);

        double Stretched(double coded) => Math.Clamp((coded - black) * stretch, 0, 255);
    }

    private void MeasureChroma(PictureDraft draft, KeyframeView frame)
    {
        (draft.ChromaUMean, draft.ChromaVMean, draft.ChromaSpread, draft.ColouredShare, draft.Saturation) = (NeutralChroma, NeutralChroma, 0, 0, 0);
        Array.Fill(draft.ChromaU, (byte)NeutralChroma);
        Array.Fill(draft.ChromaV, (byte)NeutralChroma);
        if (!frame.HasChroma) return;

        PlaneHistogram u = PlaneHistogram.Of(frame.ChromaU, counts);
        (draft.ChromaUMean, double uVariance, double uShare) = (u.Mean, u.Variance, u.ShareOfMostCommon(ChromaTolerance));
        PlaneHistogram v = PlaneHistogram.Of(frame.ChromaV, counts);
        draft.ChromaVMean = v.Mean;
        draft.ChromaSpread = Math.Sqrt((uVariance + v.Variance) / 2);
        draft.OneColourShare = Math.Min(draft.OneColourShare, Math.Min(uShare, v.ShareOfMostCommon(ChromaTolerance)));
        (draft.ColouredShare, draft.Saturation) = ColourShare.Measure(frame.ChromaU, frame.ChromaV);
        Thumbnail.Shrink(frame.ChromaU, draft.ChromaU, TileGrid.Columns, TileGrid.Rows, columnSums);
        Thumbnail.Shrink(frame.ChromaV, draft.ChromaV, TileGrid.Columns, TileGrid.Rows, columnSums);
    }

    private void MeasureTiles(PictureDraft draft)
    {
        BlockGrid.Measure(now[0], draft.Means, draft.Checksums);
        Thumbnail.Measure(now[1].WidthPx >= 2 * Thumbnail.Width ? now[1] : now[0], draft.Thumbnail, columnSums);
        TileSlopes.Measure(now[0], draft.Steepest, draft.Slopes, columnMax, columnSums);
        TileSlopes.Measure(now[1], draft.SteepestHalf, [], columnMax, columnSums);
        TileSlopes.Measure(now[2], draft.SteepestQuarter, [], columnMax, columnSums);
        (draft.EdgeSharpness, draft.EdgeSharpnessCoarse, draft.EdgeTileShare) =
            EdgeSharpness.Measure(draft.Steepest, draft.SteepestHalf, draft.SteepestQuarter, work);
    }

    private void MeasureNoise(PictureDraft draft, KeyframeView frame)
    {
        bool isComparable = measured > 0 && drafts[measured - 1].WidthPx == draft.WidthPx && drafts[measured - 1].HeightPx == draft.HeightPx;
        (impulses, impulsesBefore) = (impulsesBefore, impulses);
        (int probes, draft.ImpulseShare) = NoiseMeter.Measure(frame.Luma, work, impulses);
        draft.LivingImpulseShare = isComparable ? NoiseMeter.LivingShare(impulses, impulsesBefore) : null;
        draft.NoiseSigma = OfSmoothest(probes);
        draft.ChromaNoiseSigma = frame.HasChroma ? Math.Max(Smoothest(frame.ChromaU), Smoothest(frame.ChromaV)) : 0;

        double Smoothest(PlaneView plane)
        {
            (int found, _) = NoiseMeter.Measure(plane, work, ignored);
            return OfSmoothest(found);
        }

        double OfSmoothest(int found) => found > 0 ? Ranking.Of(work.AsSpan(0, found), (int)(SmoothRank * (found - 1))) : 0;
    }

    private void Compare(PictureDraft draft)
    {
        (draft.SincePrevious, draft.EqualShare, draft.Motion) = (null, null, null);
        if (measured == 0)
        {
            motion.SetReference(MotionLevel(now));
            return;
        }

        draft.Motion = motion.Find(MotionLevel(now));
        if (!now.HasSizeOf(before)) return;
        PictureDraft last = drafts[measured - 1];
        Span<bool> blank = stackalloc bool[BlockGrid.Blocks];
        if (BlockGrid.MarkBlank(draft.Steepest, last.Steepest, blank) < BlockGrid.ShownMin) blank.Clear();
        draft.SincePrevious = Stillness.Between(before[0], now[0], blank);
        draft.EqualShare = BlockGrid.EqualShare(draft.Checksums, last.Checksums, blank);
    }

    /// <summary>Motion is found in a picture of 250 to 500 pixels: fast, and exact enough with fractions of a pixel.</summary>
    internal static PlaneView MotionLevel(LumaPyramid pyramid) => pyramid[pyramid[0].WidthPx > 500 ? 1 : 0];
}
