using PrisonOps.Ports.Cameras;

namespace PrisonOps.Analyzers.Cameras;

/// <summary>Rows 8.2-0.4 and 8.2-0.8: a cast over the whole picture, and no colour at all.</summary>
internal static class ColourRules
{
    private const int Neutral = 128;

    /// <summary>Darker tiles carry too little colour, brighter ones are clipped.</summary>
    private const int MeasurableLumaMin = 60;
    private const int MeasurableLumaMax = 240;
    private const int MeasurableTilesMin = 40;

    public static PictureFault? Monochrome(PictureRound round)
    {
        PictureLimits limits = round.Limits;

        // Infrared night is legitimate, and a picture may say by its own darkness that it is night when nobody said what it should be.
        if (round.Profile == PictureProfile.NightIr) return null;
        return round.Judge(
            PictureFaultCodes.Monochrome,
            picture =>
            {
                double saturation = picture.Signs.Saturation, excess = 0;

                // A grey road has no more colour than this when it is well.
                if (round.Reference is { Typical.Signs.Saturation: var grey } && grey < ColourlessRatio * limits.SaturationMin) return (0, saturation, limits.SaturationMin);
                if (picture.Signs.ColouredShare < limits.ColouredShareMin) excess = limits.SaturationMin / (saturation + 0.01);
                if (round.Reference is { Typical.Signs.Saturation: var known } && known >= ComparableSaturationMin) excess = Math.Max(excess, limits.SaturationRatioMin * known / (saturation + 0.01));

                // Coloured text that is burnt into a grey picture is the recorder's colour and not the scene's.
                if (round.Reference is { } reference && picture.Tiles is { } tiles && WithoutText(reference.Tiles) is { } knownScene and >= ComparableSaturationMin
                    && WithoutText(tiles) is { } scene) excess = Math.Max(excess, limits.SaturationRatioMin * knownScene / (scene + 0.01));
                return (Math.Min(excess, 8), saturation, limits.SaturationMin);
            },
            "chroma", "no-colour", shareMin: 0.6);
    }

    private const double ColourlessRatio = 1.2;
    private const double ComparableSaturationMin = 2;
    private const int ClippedLuma = 220;

    /// <summary>Mean distance from grey of the tiles without the most coloured tenth, 0 to 181; null where light clips most of them.</summary>
    private static double? WithoutText(PictureTiles tiles)
    {
        double[] distances =
        [
            .. Enumerable.Range(0, TileGrid.Tiles).Where(tile => LumaOf(tiles, tile) is > 30 and < ClippedLuma)
                .Select(tile => Math.Sqrt(Math.Pow(tiles.ChromaU[tile] - Neutral, 2) + Math.Pow(tiles.ChromaV[tile] - Neutral, 2))).Order(),
        ];
        return distances.Length < TileGrid.Tiles / 2 ? null : distances[..(distances.Length * 9 / 10)].Average();
    }

    public static PictureFault? Cast(PictureRound round) => round.Reference is { } reference ? AgainstReference(round, reference) : ByItself(round);

    /// <summary>The shift that half of all tiles have made: things that move, and a wall that was painted, do not make the median.</summary>
    private static PictureFault? AgainstReference(PictureRound round, PictureReference reference)
    {
        PictureLimits limits = round.Limits;
        return round.Judge(
            PictureFaultCodes.ColorCast,
            picture =>
            {
                if (picture.Tiles is not { } tiles || picture.Signs.Saturation < 1) return null;
                double u = Median(tiles.ChromaU, reference.Tiles.ChromaU, reference, tiles), v = Median(tiles.ChromaV, reference.Tiles.ChromaV, reference, tiles);
                double shift = Math.Sqrt((u * u) + (v * v));

                // Colours that fade run towards grey: that is another fault, or haze.
                if (picture.Signs.Saturation < 0.8 * reference.Typical.Signs.Saturation && IsTowardsGrey(reference, u, v)) return null;

                // The evening sun takes blue away and gives red: towards that side more is allowed.
                bool isWarm = u < 0 && v > 0 && v < 2.5 * -u && -u < 2.5 * v;
                double limit = isWarm ? limits.WarmShiftMax : limits.ChromaShiftMax;
                return (shift / limit, shift, limit);
            },
            "chroma", "shifted");
    }

    private static bool IsTowardsGrey(PictureReference reference, double u, double v)
    {
        double knownU = reference.Typical.ChromaUMean - Neutral, knownV = reference.Typical.ChromaVMean - Neutral;
        return (u * knownU) + (v * knownV) < 0 && Math.Abs((u * knownV) - (v * knownU)) < 0.6 * Math.Abs((u * knownU) + (v * knownV));
    }

    private static double Median(byte[] now, byte[] before, PictureReference reference, PictureTiles tiles)
    {
        var shifts = new List<double>(TileGrid.Tiles);
        for (int tile = 0; tile < TileGrid.Tiles; tile++)
        {
            int luma = LumaOf(reference.Tiles, tile), lumaNow = LumaOf(tiles, tile);
            if (luma is > 30 and < 250 && lumaNow is > 30 and < 250) shifts.Add(now[tile] - before[tile]);
        }

        if (shifts.Count < MeasurableTilesMin) return 0;
        shifts.Sort();
        return shifts[shifts.Count / 2];
    }

    /// <summary>
    /// Almost every scene has something grey in it: a road, a wall, a shirt. Behind a wrong gain of one channel nothing is grey any more; the gain
    /// multiplies, so that colour is taken over luma. What is left of colour in the greyest twentieth of the tiles is the cast.
    /// </summary>
    private static PictureFault? ByItself(PictureRound round)
    {
        PictureLimits limits = round.Limits;
        return round.Judge(
            PictureFaultCodes.ColorCast,
            picture =>
            {
                if (picture.Tiles is not { } tiles) return null;
                var us = new List<double>();
                var vs = new List<double>();
                var distances = new List<double>();
                for (int tile = 0; tile < TileGrid.Tiles; tile++)
                {
                    int luma = LumaOf(tiles, tile);
                    if (luma is < MeasurableLumaMin or > MeasurableLumaMax) continue;
                    double u = (tiles.ChromaU[tile] - Neutral) * 128.0 / luma, v = (tiles.ChromaV[tile] - Neutral) * 128.0 / luma;
                    us.Add(u);
                    vs.Add(v);
                    distances.Add(Math.Sqrt((u * u) + (v * v)));
                }

                if (distances.Count < MeasurableTilesMin) return null;
                us.Sort();
                vs.Sort();
                distances.Sort();
                double greyest = distances[distances.Count / 20], middleU = us[us.Count / 2], middleV = vs[vs.Count / 2];
                if (Math.Sqrt((middleU * middleU) + (middleV * middleV)) < limits.CastMedianMin) return null;

                // Wood, lamps and grass are yellow: blue is missing more than red is in excess.
                double limit = middleU < 0 && Math.Abs(middleV) < -middleU ? limits.YellowCastMax : limits.CastMax;
                return (greyest / limit, greyest, limit);
            },
            "chroma", "nothing-grey");
    }

    private static int LumaOf(PictureTiles tiles, int tile) => tiles.Thumbnail[Thumbnail.MiddleOf(tile)];
}
