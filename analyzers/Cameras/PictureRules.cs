using System.Collections.Immutable;
using PrisonOps.Ports.Cameras;

namespace PrisonOps.Analyzers.Cameras;

/// <summary>The only place where the numbers of a round become faults.</summary>
public static class PictureRules
{
    private static readonly ImmutableArray<string> JudgedByPictures =
        [PictureFaultCodes.PullFailed, PictureFaultCodes.DecodeFailed, PictureFaultCodes.DiagnosisFailed, PictureFaultCodes.SignalLoss];

    /// <param name="earlier">The last picture of the round before, against which a still one is recognised; null when there is none.</param>
    /// <param name="reference">What the camera looks like when it is well; null when it is not known.</param>
    public static PictureVerdict Decide(
        KeyframeResult taken, PictureMeasurements? earlier, PictureLimits limits, PictureReference? reference = null,
        PictureProfile profile = PictureProfile.Unknown) => StreamFailures.FaultCode(taken.Outcome) switch
    {
        PictureFaultCodes.PullFailed => Failed(taken, PictureFaultCodes.PullFailed, [PictureFaultCodes.PullFailed]),
        PictureFaultCodes.DecodeFailed => Failed(
            taken, PictureFaultCodes.DecodeFailed, [PictureFaultCodes.PullFailed, PictureFaultCodes.DecodeFailed, PictureFaultCodes.DiagnosisFailed]),
        PictureFaultCodes.SignalLoss => Failed(taken, PictureFaultCodes.SignalLoss, JudgedByPictures),
        PictureFaultCodes.DiagnosisFailed => Failed(taken, PictureFaultCodes.DiagnosisFailed, [PictureFaultCodes.DiagnosisFailed]),
        _ when taken.Measurements.IsDefaultOrEmpty => new(taken.At, [PictureFaultCodes.PullFailed], []),
        _ => Pictures(taken, earlier, limits, reference, profile),
    };

    private static PictureVerdict Failed(KeyframeResult taken, string code, ImmutableArray<string> judged) =>
        new(taken.At, judged, [new PictureFault(code, null, null, "", StreamFailures.Reason(taken.Outcome))]);

    private static PictureVerdict Pictures(
        KeyframeResult taken, PictureMeasurements? earlier, PictureLimits limits, PictureReference? reference, PictureProfile profile)
    {
        ImmutableArray<PictureFault> delays = [.. PictureDiagnosis.Delays(taken.Timing, limits).Where(delay => delay.Score < PictureDiagnosis.AbnormalBelow)];
        ImmutableArray<string> judged = [.. JudgedByPictures, .. PictureFaultCodes.OfDelays];
        if (Stalled(taken.Timing, limits) is { } stalled) return new(taken.At, judged, [stalled, .. delays]);

        ImmutableArray<PictureFault> faults = PictureDiagnosis.Judge(taken, reference, profile, limits);

        // Behind a lost signal there is nothing to judge, and it is still as well: only a picture that shows a scene can be a frozen one.
        if (faults.Any(fault => fault.Code == PictureFaultCodes.SignalLoss)) return new(taken.At, judged, [.. faults, .. delays]);

        bool isFrozen = faults.Any(fault => fault.Code == PictureFaultCodes.Freeze);
        if (!isFrozen && earlier is not null && IsFrozen(taken.Measurements, earlier, limits) is { } frozen)
        {
            isFrozen = frozen;
            if (frozen) faults = faults.Add(Freeze(taken.Measurements, limits));
        }

        // Some faults need more keyframes, a burst or a reference: a round without them tells nothing about these.
        IEnumerable<string> told = PictureFaultCodes.OfPictures.Where(code => code switch
        {
            PictureFaultCodes.Freeze => isFrozen || taken.Measurements.Length >= limits.StillKeyframesMin || earlier is not null,
            PictureFaultCodes.Occlusion or PictureFaultCodes.SceneChange => reference is not null || faults.Any(fault => fault.Code == code),
            PictureFaultCodes.Shake => taken.Burst is not null || faults.Any(fault => fault.Code == code),
            PictureFaultCodes.SuddenChange => taken.Measurements.Length >= 3,
            _ => true,
        });
        return new(taken.At, [.. judged.Union(told)], [.. faults, .. delays]);
    }

    /// <summary>A session that was granted and then sends nothing, at its start or later.</summary>
    private static PictureFault? Stalled(StreamTiming timing, PictureLimits limits)
    {
        double silence = Math.Max(timing.StreamMs ?? 0, timing.PacketGapMsMax ?? 0);
        return silence >= limits.StalledMsMin
            ? new(PictureFaultCodes.SignalLoss, silence, limits.StalledMsMin, "ms", "no-packets")
            : null;
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
