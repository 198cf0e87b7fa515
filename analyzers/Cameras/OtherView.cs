using PrisonOps.Ports.Cameras;

namespace PrisonOps.Analyzers.Cameras;

/// <summary>
/// Whether a picture shows a place or one thing close to the lens. What is near is out of focus: in the thumbnail, whose points are a hundredth of the width,
/// neighbours hardly differ, while a place has steps of many sizes. A cloth with a pattern has steps too, but one colour and nearly one light.
/// </summary>
internal static class OtherView
{
    private const int CoarseStepMin = 10;
    private const double CoarseShareMin = 0.1;

    /// <summary>Of the steps that the former view had: less is what an obstacle leaves of it at its edge.</summary>
    private const double CoarseAgainstFormerMin = 0.32;

    /// <summary>Blocks of one thing differ by no more than this, in grey levels; at night all of a view may be as flat as that by day.</summary>
    private const int OneThingRangeMax = 40;
    private const int OneThingAtNightRangeMax = 20;

    private const int OneThingChroma = 4;
    private const double OneThingShareMin = 0.97;

    public static bool IsShown(PictureTiles former, PictureTiles now) =>
        CoarseShare(now.Thumbnail) is var share && share >= CoarseShareMin && share >= CoarseAgainstFormerMin * CoarseShare(former.Thumbnail);

    /// <summary>A cloth or a hand over all of the lens has a grain, but one colour and nearly one light; a view of a place has many.</summary>
    public static bool IsOneThing(PictureMeasurements picture, PictureTiles tiles, bool isNight) =>
        BlockGrid.Range(picture.Fingerprint, picture.Fingerprint.Length / 20) <= (isNight ? OneThingAtNightRangeMax : OneThingRangeMax)
        && SignalCard.ShareNear(tiles.ChromaU, OneThingChroma) >= OneThingShareMin && SignalCard.ShareNear(tiles.ChromaV, OneThingChroma) >= OneThingShareMin;

    /// <summary>
    /// What is near has steps nearly everywhere and is out of focus all the same: leaves, a web, a curtain. A view of a place is as sharp as the former one; and where it is
    /// not, since the camera zooms by computing or is another one, it has places without steps.
    /// </summary>
    /// <param name="slopeRatio">Of the slopes where the former view is lost, to what they were.</param>
    public static bool IsNear(PictureSigns former, PictureMeasurements now, PictureTiles tiles, double slopeRatio, PictureLimits limits) =>
        slopeRatio >= NearSlopeRatioMin && former.EdgeSharpness is { } known && now.Signs.EdgeSharpness is { } sharpness
        && sharpness < limits.EdgeSharpnessMin && sharpness <= NearSharpnessRatioMax * known && CoarseShare(tiles.Thumbnail) >= NearCoarseShareMin;

    private const double NearSlopeRatioMin = 0.8;
    private const double NearSharpnessRatioMax = 0.62;
    private const double NearCoarseShareMin = 0.7;

    /// <summary>Most of the picture has become one colour, where the scene had many: paint, a note, a box. Lines of a disturbance lie over a scene and leave it its colours.</summary>
    public static bool IsOneColour(PictureMeasurements former, PictureMeasurements now) =>
        now.OneColourShare >= PaintedShareMin && now.OneColourShare - former.OneColourShare >= PaintedShareRiseMin;

    private const double PaintedShareMin = 0.6;
    private const double PaintedShareRiseMin = 0.45;

    /// <summary>Not one edge and not one step: a cloth so near that not even its grain is left.</summary>
    public static bool IsBlank(PictureMeasurements picture, PictureTiles tiles) => picture.Signs.EdgeTileShare < BlankShareMax && CoarseShare(tiles.Thumbnail) < BlankShareMax;

    private const double BlankShareMax = 0.01;

    private static double CoarseShare(byte[] thumbnail)
    {
        int steps = 0;
        for (int y = 1; y < Thumbnail.Height; y++)
        {
            for (int x = 1; x < Thumbnail.Width; x++)
            {
                int at = (y * Thumbnail.Width) + x, here = thumbnail[at];
                if (Math.Max(Math.Abs(here - thumbnail[at - 1]), Math.Abs(here - thumbnail[at - Thumbnail.Width])) >= CoarseStepMin) steps++;
            }
        }

        return (double)steps / Thumbnail.Points;
    }
}
