using System.Collections.Immutable;
using PrisonOps.Ports.Cameras;

namespace PrisonOps.Analyzers.Cameras;

/// <summary>One look at a camera, as the rules of all faults see it: its keyframes with their times, what it is compared with, and the limits.</summary>
internal sealed class PictureRound
{
    /// <summary>A fault that comes after good keyframes is judged against them when there is no reference.</summary>
    private const int OwnReferenceKeyframes = 2;

    /// <summary>Shares of the keyframes of a round that must show a fault, and how many at least.</summary>
    private const double ShareMin = 0.3;
    private const int KeyframesMin = 2;

    public PictureRound(
        ImmutableArray<PictureMeasurements> pictures, ImmutableArray<double> seconds, ImmutableArray<BurstMeasurements> bursts, PictureReference? reference,
        PictureProfile profile, PictureLimits limits)
    {
        (Pictures, Seconds, Bursts, Reference, Limits) = (pictures, seconds, bursts, reference, limits);
        Profile = profile == PictureProfile.Unknown ? Guess(pictures) : profile;
        Baseline = reference ?? (pictures.Length > 2 * OwnReferenceKeyframes ? PictureReference.Learn(pictures[..OwnReferenceKeyframes]) : null);
    }

    public ImmutableArray<PictureMeasurements> Pictures { get; }

    /// <summary>Since the first keyframe of the round.</summary>
    public ImmutableArray<double> Seconds { get; }

    /// <summary>Bytes of each coded keyframe; empty when they are not known.</summary>
    public ImmutableArray<long> KeyBytes { get; init; } = [];

    /// <summary>Consecutive frames, once or twice in a round; none when none were asked for.</summary>
    public ImmutableArray<BurstMeasurements> Bursts { get; }

    /// <summary>The stored one; null when the camera has none.</summary>
    public PictureReference? Reference { get; }

    /// <summary>The stored one, or what the round itself began with.</summary>
    public PictureReference? Baseline { get; }

    public PictureProfile Profile { get; }

    public PictureLimits Limits { get; }

    public bool IsNight => Profile is PictureProfile.NightIr or PictureProfile.NightColour;

    /// <summary>Not a number, and so beyond no limit, when none is known.</summary>
    public static double Median(IEnumerable<double?> numbers) => PictureReference.Median(numbers) ?? double.NaN;

    /// <summary>
    /// The fault that enough keyframes show. <paramref name="excess"/> is 1 at the limit and more beyond it; null where a keyframe says
    /// nothing.
    /// </summary>
    public PictureFault? Judge(string code, Func<PictureMeasurements, (double Excess, double Value, double Limit)?> excess, string unit, string detail, double shareMin = ShareMin)
    {
        var beyond = new List<(int Index, double Excess, double Value, double Limit)>();
        for (int i = 0; i < Pictures.Length; i++)
        {
            if (excess(Pictures[i]) is { Excess: >= 1 } found) beyond.Add((i, found.Excess, found.Value, found.Limit));
        }

        int needed = Math.Min(Pictures.Length, Math.Max(KeyframesMin, (int)Math.Ceiling(shareMin * Pictures.Length)));
        if (beyond.Count < needed) return null;

        (_, double middle, double value, double limit) = beyond.OrderBy(found => found.Excess).ElementAt(beyond.Count / 2);
        return Timed(FaultScore.Of(code, middle, value, limit, unit, detail), beyond[0].Index, beyond[^1].Index);
    }

    /// <summary>Gives the times only where a part of the round is without the fault.</summary>
    public PictureFault Timed(PictureFault fault, int first, int last) =>
        first == 0 && last == Pictures.Length - 1 ? fault : fault with { FromSeconds = Seconds[first], ToSeconds = Seconds[last] };

    private static PictureProfile Guess(ImmutableArray<PictureMeasurements> pictures)
    {
        double luma = Median(pictures.Select(picture => (double?)picture.LumaMean)), saturation = Median(pictures.Select(picture => (double?)picture.Signs.Saturation));
        return luma >= NightLumaMax ? PictureProfile.Day : saturation < PictureProfiles.InfraredSaturationMax ? PictureProfile.NightIr : PictureProfile.NightColour;
    }

    private const double NightLumaMax = 75;
}
