using System.Collections.Immutable;
using PrisonOps.Ports.Cameras;

namespace PrisonOps.Analyzers.Cameras;

/// <summary>The only place where the numbers of a round become faults.</summary>
public static class PictureRules
{
    private static readonly ImmutableArray<string> JudgedByPictures =
        [PictureFaultCodes.PullFailed, PictureFaultCodes.DecodeFailed, PictureFaultCodes.DiagnosisFailed, PictureFaultCodes.SignalLoss];

    private const int NeutralChroma = 128;

    /// <summary>Below this distance from grey a card has no colour that one would name.</summary>
    private const double ColouredDistanceMin = 12;

    /// <param name="earlier">The last picture of the round before, against which a still one is recognised; null when there is none.</param>
    public static PictureVerdict Decide(KeyframeResult taken, PictureMeasurements? earlier, PictureLimits limits) => StreamFailures.FaultCode(taken.Outcome) switch
    {
        PictureFaultCodes.PullFailed => Failed(taken, PictureFaultCodes.PullFailed, [PictureFaultCodes.PullFailed]),
        PictureFaultCodes.DecodeFailed => Failed(
            taken, PictureFaultCodes.DecodeFailed, [PictureFaultCodes.PullFailed, PictureFaultCodes.DecodeFailed, PictureFaultCodes.DiagnosisFailed]),
        PictureFaultCodes.SignalLoss => Failed(taken, PictureFaultCodes.SignalLoss, JudgedByPictures),
        PictureFaultCodes.DiagnosisFailed => Failed(taken, PictureFaultCodes.DiagnosisFailed, [PictureFaultCodes.DiagnosisFailed]),
        _ when taken.Measurements.IsDefaultOrEmpty => new(taken.At, [PictureFaultCodes.PullFailed], []),
        _ => Pictures(taken, earlier, limits),
    };

    private static PictureVerdict Failed(KeyframeResult taken, string code, ImmutableArray<string> judged) =>
        new(taken.At, judged, [new PictureFault(code, null, null, "", StreamFailures.Reason(taken.Outcome))]);

    private static PictureVerdict Pictures(KeyframeResult taken, PictureMeasurements? earlier, PictureLimits limits)
    {
        if ((Stalled(taken.Timing, limits) ?? SignalLoss(taken.Measurements, limits)) is { } lost) return new(taken.At, JudgedByPictures, [lost]);

        // A lost signal is still as well: only a picture that shows a scene can be a frozen one.
        return IsFrozen(taken.Measurements, earlier, limits) switch
        {
            null => new(taken.At, JudgedByPictures, []),
            false => new(taken.At, [.. JudgedByPictures, PictureFaultCodes.Freeze], []),
            true => new(taken.At, [.. JudgedByPictures, PictureFaultCodes.Freeze], [Freeze(taken.Measurements, limits)]),
        };
    }

    /// <summary>A session that was granted and then sends nothing, at its start or later.</summary>
    private static PictureFault? Stalled(StreamTiming timing, PictureLimits limits)
    {
        double silence = Math.Max(timing.StreamMs ?? 0, timing.PacketGapMsMax ?? 0);
        return silence >= limits.StalledMsMin
            ? new(PictureFaultCodes.SignalLoss, silence, limits.StalledMsMin, "ms", "no-packets")
            : null;
    }

    private static PictureFault? SignalLoss(ImmutableArray<PictureMeasurements> pictures, PictureLimits limits)
    {
        foreach (PictureMeasurements picture in pictures)
        {
            if (picture.OneColourShare < limits.OneColourShareMin || BlockRange(picture) > limits.CardBlockRangeMax) return null;
        }

        PictureMeasurements last = pictures[^1];
        return new(PictureFaultCodes.SignalLoss, last.OneColourShare, limits.OneColourShareMin, "ratio", CardName(last, limits));
    }

    /// <summary>Brightest less darkest block, without the darkest and the brightest twentieth, where text may stand.</summary>
    private static int BlockRange(PictureMeasurements picture)
    {
        byte[] sorted = [.. picture.Fingerprint];
        Array.Sort(sorted);
        int cut = sorted.Length / 20;
        return sorted[^(cut + 1)] - sorted[cut];
    }

    private static string CardName(PictureMeasurements picture, PictureLimits limits)
    {
        double u = picture.ChromaUMean - NeutralChroma, v = picture.ChromaVMean - NeutralChroma;
        if (Math.Sqrt((u * u) + (v * v)) >= ColouredDistanceMin) return u > 0 && u > v ? "blue" : "coloured-card";
        return picture.LumaMean <= limits.BlackLumaMax ? "black" : "grey-card";
    }

    /// <summary>Null when the round cannot tell: too few keyframes and nothing to compare with.</summary>
    private static bool? IsFrozen(ImmutableArray<PictureMeasurements> pictures, PictureMeasurements? earlier, PictureLimits limits)
    {
        if (pictures.Length == 1) return earlier is null ? null : IsSamePicture(earlier, pictures[0]);

        foreach (PictureMeasurements picture in pictures.AsSpan()[1..])
        {
            if (picture.DifferenceMean is not { } mean || mean > limits.StillMeanMax) return false;
            if (picture.DifferenceBlockMax is not { } block || block > limits.StillBlockMax) return false;
        }

        if (earlier is not null) return IsSameScene(earlier, pictures[0]);
        return pictures.Length >= limits.StillKeyframesMin ? true : null;
    }

    /// <summary>The blocks are equally bright but for rounding; what noise does inside a block does not show here.</summary>
    private static bool IsSameScene(PictureMeasurements earlier, PictureMeasurements now) =>
        BlocksAgree(earlier, now, block => Math.Abs(earlier.Fingerprint[block] - now.Fingerprint[block]) <= 1);

    /// <summary>Every pixel outside of a clock is equal.</summary>
    private static bool IsSamePicture(PictureMeasurements earlier, PictureMeasurements now) =>
        BlocksAgree(earlier, now, block => earlier.FineFingerprint[block] == now.FineFingerprint[block]);

    private static bool BlocksAgree(PictureMeasurements earlier, PictureMeasurements now, Func<int, bool> agrees)
    {
        if ((earlier.WidthPx, earlier.HeightPx) != (now.WidthPx, now.HeightPx)) return false;
        Span<double> differences = stackalloc double[BlockGrid.Blocks];
        for (int block = 0; block < BlockGrid.Blocks; block++) differences[block] = agrees(block) ? 0 : 1;
        return Stillness.Outside(differences).BlockMax == 0;
    }

    private static PictureFault Freeze(ImmutableArray<PictureMeasurements> pictures, PictureLimits limits) =>
        new(PictureFaultCodes.Freeze, pictures.Max(picture => picture.DifferenceMean ?? 0), limits.StillMeanMax, "luma", "still");
}
