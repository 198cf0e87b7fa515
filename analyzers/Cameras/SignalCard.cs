using PrisonOps.Ports.Cameras;

namespace PrisonOps.Analyzers.Cameras;

/// <summary>
/// Row 8.2-0.1: what is shown in place of a scene. A card, a logo on it and colour bars are drawn: large areas of exactly one colour, where a lens and a
/// sensor never give one. Snow is the noise of an empty line: all places equally rough, and equally bright in the mean.
/// </summary>
internal static class SignalCard
{
    public const string Snow = "snow";

    private const int Neutral = 128;
    private const double DarkLumaMax = 28;
    internal const int FlatStepMax = 4;
    private const int NoisyFlatStepMax = 16;

    /// <summary>The name of what is shown; null when it is a scene.</summary>
    public static string? NameOf(PictureMeasurements picture, PictureLimits limits)
    {
        bool isCard = picture.OneColourShare >= limits.OneColourShareMin && BlockRange(picture) <= limits.CardBlockRangeMax;
        if (picture.Tiles is not { } tiles) return isCard ? NameOfColour(picture, limits) : null;
        if (isCard && IsPlainWhite(picture)) return "white-card";
        if ((isCard || IsUniform(picture, tiles, limits)) && NameOfColour(picture, limits) is { } colour) return colour;
        if (IsSnow(picture, tiles, limits)) return Snow;
        if (IsBars(picture, tiles)) return "bars";
        if (IsDrawnWithSteps(picture, tiles, limits) && !IsClippedScene(picture) && !SceneBeside.IsShown(picture, tiles)) return NameOfColour(picture, limits) ?? "white-card";
        return IsDrawn(picture, tiles, limits) ? NameOfColour(picture, limits) : null;
    }

    /// <summary>
    /// Brightest less darkest block, without those where text may stand: a twentieth at each end, and where the picture is too bright or too
    /// coloured to be a night, a sixth.
    /// </summary>
    private static int BlockRange(PictureMeasurements picture) => BlockGrid.Range(picture.Fingerprint, picture.Fingerprint.Length / (IsDark(picture) ? 20 : 6));

    /// <summary>A night may be as dark and as grey as this, and as flat.</summary>
    private static bool IsDark(PictureMeasurements picture) => picture.LumaMean < DarkLumaMax && picture.Signs.Saturation < ColouredDistanceMin;

    /// <summary>Nobody sends a white card, but a scene in far too much light is one.</summary>
    private const double WhiteLumaMin = 225;

    /// <summary>White at the very end of the range, and beside it something lives, or nothing at all is left.</summary>
    private static bool IsClippedScene(PictureMeasurements picture) =>
        picture.Signs.WhiteShare >= 0.5 && (picture is not { DifferenceMean: <= StillCardMeanMax } || picture.Signs.WhiteShare > WhollyWhiteShare);

    private const double WhollyWhiteShare = 0.985;

    /// <summary>Far too much light is clipped at the very end of the range; a white that is not, and is the same in every pixel, is drawn.</summary>
    private static bool IsPlainWhite(PictureMeasurements picture) =>
        picture.LumaMean >= WhiteLumaMin && picture.Signs.WhiteShare < 0.5 && picture.LumaStdDev < PlainStdDevMax && picture.Signs.Saturation < ColouredDistanceMin;

    private const double PlainStdDevMax = 0.5;

    private static string? NameOfColour(PictureMeasurements picture, PictureLimits limits)
    {
        double u = picture.ChromaUMean - Neutral, v = picture.ChromaVMean - Neutral;
        if (Math.Sqrt((u * u) + (v * v)) >= ColouredDistanceMin) return u > 0 && u > v ? "blue" : "coloured-card";
        return picture.LumaMean <= limits.BlackLumaMax ? "black" : picture.LumaMean < WhiteLumaMin ? "grey-card" : null;
    }

    /// <summary>Below this distance from grey a card has no colour that one would name.</summary>
    private const double ColouredDistanceMin = 12;

    /// <summary>
    /// All places equally rough, and either the same in the mean (fine snow), or everything another from keyframe to keyframe, nowhere more than
    /// elsewhere (coarse snow, a line without sync): what a lens sees never changes alike in all places.
    /// </summary>
    private static bool IsSnow(PictureMeasurements picture, PictureTiles tiles, PictureLimits limits)
    {
        byte[] slopes = [.. tiles.Slopes];
        Array.Sort(slopes);
        if (slopes[slopes.Length / 10] < 4 * limits.SnowSlopeMin) return false;
        if (picture is { DifferenceMean: > CoarseSnowMeanMin, DifferenceBlockMax: { } most } && most < CoarseSnowEvenness * picture.DifferenceMean) return true;

        double mean = 0, square = 0;
        foreach (byte point in tiles.Thumbnail)
        {
            mean += point;
            square += point * point;
        }

        mean /= Thumbnail.Points;
        double spread = Math.Sqrt(Math.Max(0, (square / Thumbnail.Points) - (mean * mean)));
        return spread < limits.SnowSpreadMax && picture.LumaStdDev > 2 * spread;
    }

    private const double CoarseSnowMeanMin = 20;
    private const double CoarseSnowEvenness = 1.7;

    /// <summary>
    /// One colour under the noise of a line or of an analogue input: the points of the thumbnail, each the mean of many pixels, are equal all
    /// the same. Text covers a few of them.
    /// </summary>
    private static bool IsUniform(PictureMeasurements picture, PictureTiles tiles, PictureLimits limits)
    {
        double needed = IsDark(picture) ? DarkUniformShareMin : limits.OneColourShareMin;
        int tolerance = UniformTolerance + (int)Math.Min(UniformTolerance, picture.Signs.NoiseSigma / 2);
        return ShareNear(tiles.Thumbnail, tolerance) >= needed && ShareNear(tiles.ChromaU, UniformTolerance) >= UniformChromaShareMin
            && ShareNear(tiles.ChromaV, UniformTolerance) >= UniformChromaShareMin;
    }

    private const int UniformTolerance = 3;
    private const double DarkUniformShareMin = 0.985;
    private const double UniformChromaShareMin = 0.9;

    /// <summary>The share of values that lie near to the most common one.</summary>
    internal static double ShareNear(byte[] values, int tolerance)
    {
        Span<int> counts = stackalloc int[256 + (2 * tolerance)];
        counts.Clear();
        foreach (byte value in values)
        {
            for (int near = value; near <= value + (2 * tolerance); near++) counts[near]++;
        }

        int most = 0;
        foreach (int count in counts) most = Math.Max(most, count);
        return (double)most / values.Length;
    }

    /// <summary>
    /// Test pictures, gradients and text: plateaus without any noise on nearly all of the picture, and between them steps that no light makes. A dim or
    /// faint scene has plateaus too, but small steps; a night with lamps has both, and flickers.
    /// </summary>
    private static bool IsDrawnWithSteps(PictureMeasurements picture, PictureTiles tiles, PictureLimits limits)
    {
        if (IsDark(picture) && picture.DifferenceBlockMax is not <= DarkCardBlockMax) return false;

        // Far too much contrast makes plateaus of black and white out of any scene.
        double black = picture.Signs.BlackShare, white = picture.Signs.WhiteShare;
        if (Math.Min(black, white) >= limits.OuterShareEachMin && black + white >= limits.OuterShareMax) return false;

        int plateau = 0, steps = 0, high = 0;
        for (int y = 0; y < Thumbnail.Height - 1; y++)
        {
            for (int x = 0; x < Thumbnail.Width - 1; x++)
            {
                int at = (y * Thumbnail.Width) + x, here = tiles.Thumbnail[at];
                int step = Math.Max(Math.Abs(here - tiles.Thumbnail[at + 1]), Math.Abs(here - tiles.Thumbnail[at + Thumbnail.Width]));
                if (step <= 1)
                {
                    plateau++;
                    continue;
                }

                steps++;
                if (step >= DrawnStepMin) high++;
            }
        }

        const double points = (Thumbnail.Width - 1) * (Thumbnail.Height - 1);
        return plateau >= limits.CardPlateauShareMin * points ? 2 * high >= steps && steps > 0 : high >= LetterShareMin * points && IsGradient(picture, tiles, limits);
    }

    /// <summary>
    /// A card that runs evenly from one colour to another under its text: most of each row, or of each column, is one value, and nothing lives in it.
    /// Light on a wall never lies along the rows of the picture, and the noise of a sensor lies on it.
    /// </summary>
    private static bool IsGradient(PictureMeasurements picture, PictureTiles tiles, PictureLimits limits) =>
        picture is { DifferenceMean: <= StillCardMeanMax, Signs.DifferenceQuiet: { } quiet } && quiet <= limits.StillQuietMax
        && (EvenShare(tiles.Thumbnail, Thumbnail.Height, Thumbnail.Width, Thumbnail.Width, 1) >= EvenShareMin
            || EvenShare(tiles.Thumbnail, Thumbnail.Width, Thumbnail.Height, 1, Thumbnail.Width) >= EvenShareMin);

    /// <summary>The share of lines most of whose points are within one grey level of their median.</summary>
    private static double EvenShare(byte[] thumbnail, int lines, int points, int lineStep, int pointStep)
    {
        byte[] line = new byte[points];
        int even = 0;
        for (int i = 0; i < lines; i++)
        {
            for (int j = 0; j < points; j++) line[j] = thumbnail[(i * lineStep) + (j * pointStep)];
            Array.Sort(line);
            int middle = line[points / 2];
            if (line.Count(value => Math.Abs(value - middle) <= 1) >= EvenPointsMin * points) even++;
        }

        return (double)even / lines;
    }

    private const double StillCardMeanMax = 0.4;
    private const double LetterShareMin = 0.01;
    private const double EvenShareMin = 0.8;
    private const double EvenPointsMin = 0.65;

    private const int DrawnStepMin = 10;
    private const double DarkCardBlockMax = 1.5;

    /// <summary>Columns that do not change from the top to two thirds of the height, several of them, in strong colours.</summary>
    private static bool IsBars(PictureMeasurements picture, PictureTiles tiles)
    {
        if (picture.Signs.Saturation < 18) return false;
        const int top = 6, bottom = Thumbnail.Height * 3 / 5;
        int constant = 0, changes = 0, before = -100;
        for (int x = 0; x < Thumbnail.Width; x++)
        {
            int least = 255, most = 0;
            for (int y = top; y < bottom; y++)
            {
                int value = tiles.Thumbnail[(y * Thumbnail.Width) + x];
                (least, most) = (Math.Min(least, value), Math.Max(most, value));
            }

            if (most - least > 6) continue;
            constant++;
            if (Math.Abs(least - before) > 8) changes++;
            before = least;
        }

        return constant >= 0.8 * Thumbnail.Width && changes >= 5;
    }

    /// <summary>Almost all tiles are flat, and the flat ones have few colours.</summary>
    private static bool IsDrawn(PictureMeasurements picture, PictureTiles tiles, PictureLimits limits)
    {
        // Night without lamps is flat and black too: there, only a card of one colour can be told.
        if (IsDark(picture)) return false;

        // Noise of a line, or of an analogue input, lies over a card as it lies over a scene; a bare room in fog has a little of its own, a card none.
        if (picture.Signs.NoiseSigma <= LineNoiseMin && picture.Signs.DifferenceQuiet > limits.StillQuietMax) return false;
        int flatStep = picture.Signs.NoiseSigma > LineNoiseMin ? NoisyFlatStepMax : FlatStepMax;
        Span<int> colours = stackalloc int[8];
        int known = 0, flat = 0, counted = 0;
        for (int tile = 0; tile < TileGrid.Tiles; tile++)
        {
            if (tiles.Steepest[tile] > flatStep) continue;
            flat++;
            int luma = tiles.Thumbnail[Thumbnail.MiddleOf(tile)];
            int colour = (luma << 16) | (tiles.ChromaU[tile] << 8) | tiles.ChromaV[tile], nearest = int.MaxValue;
            for (int i = 0; i < known; i++) nearest = Math.Min(nearest, Distance(colours[i], colour));

            // Drawn colours are apart from each other; a wall in the light runs through all that lie between.
            if (nearest <= SameColour) counted++;
            else if (nearest >= OtherColour && known < colours.Length) (colours[known++], counted) = (colour, counted + 1);
        }

        return (double)flat / TileGrid.Tiles >= limits.CardFlatShareMin && counted >= 0.97 * flat;
    }

    internal const double LineNoiseMin = 0.8;
    private const int SameColour = 2;
    private const int OtherColour = 7;

    private static int Distance(int one, int other) => Math.Max(
        Math.Abs((one >> 16) - (other >> 16)), Math.Max(Math.Abs(((one >> 8) & 255) - ((other >> 8) & 255)), Math.Abs((one & 255) - (other & 255))));
}
