using System.Collections.Immutable;
using PrisonOps.Ports.Cameras;

namespace PrisonOps.Analyzers.Cameras;

/// <summary>
/// What a camera looks like when it is well, in one profile: learnt from one or more good keyframes, small, and all that a round is compared
/// with. The version changes with the meaning of a member: a record of another version is learnt anew.
/// </summary>
public sealed record PictureReference
{
    public const int CurrentVersion = 1;

    public int Version { get; private init; } = CurrentVersion;

    /// <summary>The middle one of the good keyframes.</summary>
    public required PictureMeasurements Typical { get; init; }

    /// <summary>Tiles that show the same thing in all good keyframes: a street full of cars has fewer of them than a wall.</summary>
    public required ImmutableArray<bool> StableTiles { get; init; }

    /// <summary>How much successive good keyframes differ in the mean, 0 to 255: the median of the pairs. Null when there is one only.</summary>
    public double? DifferenceMean { get; init; }

    /// <summary>The same in their quietest tenth, where only noise differs: the lower quartile of the pairs.</summary>
    public double? DifferenceQuiet { get; init; }

    internal PictureTiles Tiles => Typical.Tiles!;

    /// <summary>Null when there is no keyframe that can be learnt from.</summary>
    public static PictureReference? Learn(ImmutableArray<PictureMeasurements> good)
    {
        if (good.IsDefaultOrEmpty) return null;
        ImmutableArray<PictureMeasurements> usable = [.. good.Where(picture => picture.Tiles is not null)];
        if (usable.IsEmpty) return null;

        PictureMeasurements typical = usable[usable.Length / 2];
        return new()
        {
            Typical = typical,
            StableTiles = [.. SceneMatch.Stable(typical.Tiles!, [.. usable.Select(picture => picture.Tiles!)])],
            DifferenceMean = Median(usable.Select(picture => picture.DifferenceMean)),
            DifferenceQuiet = LowerQuartile(usable.Select(picture => picture.Signs.DifferenceQuiet)),
        };
    }

    /// <summary>The upper one of two middle values; null when none is known.</summary>
    internal static double? Median(IEnumerable<double?> numbers) => Ranked(numbers, 2);

    /// <summary>What a quarter of the values does not reach: the noise of a place where things and exposure change now and then. Null when none is known.</summary>
    internal static double? LowerQuartile(IEnumerable<double?> numbers) => Ranked(numbers, 4);

    private static double? Ranked(IEnumerable<double?> numbers, int part)
    {
        double[] known = [.. numbers.OfType<double>().Order()];
        return known.Length == 0 ? null : known[known.Length / part];
    }
}
