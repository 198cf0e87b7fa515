using PrisonOps.Ports.Cameras;

namespace PrisonOps.Analyzers.Cameras;

/// <summary>
/// Row 8.2-0.6: interference has one frequency in the whole picture, or crosses it from edge to edge; a fence, a blind or a row of windows is in
/// the reference as well, or in a part of the picture only.
/// </summary>
internal static class StripeRule
{
    private const int Side = BlockSpectrum.Side;
    private const int Columns = BlockSpectrum.Columns;

    public const string Lines = "lines";

    public static PictureFault? Judge(PictureRound round) => Strongest(Strongest(AcrossPicture(round), Peak(round)), Hum(round));

    private static PictureFault? Strongest(PictureFault? one, PictureFault? other) => one is null || other?.Score < one.Score ? other : one;

    /// <summary>Lines from edge to edge along rows or columns.</summary>
    private static PictureFault? AcrossPicture(PictureRound round)
    {
        PictureLimits limits = round.Limits;
        float[]? known = round.Reference?.Typical.Signs.CoherentLines;
        return round.Judge(
            PictureFaultCodes.Stripe,
            picture =>
            {
                float[] lines = picture.Signs.CoherentLines;
                double most = 0;
                for (int i = 0; i < lines.Length; i++) most = Math.Max(most, lines[i] - (known is { Length: > 0 } ? 1.2 * known[i] : 0));
                double limit = known is null ? limits.CoherentLinesMax : limits.CoherentLinesAgainstReferenceMax;
                return (most / limit, most, limit);
            },
            "luma", Lines, shareMin: 0.5);
    }

    /// <summary>
    /// Hum of the power line: bright and dark bars, too slow for a block and drifting, so that rows change from one keyframe to the next, alike in
    /// the left, middle and right third, up and down several times over the height.
    /// </summary>
    private static PictureFault? Hum(PictureRound round)
    {
        double limit = round.Limits.HumBarsMax;
        var found = new Dictionary<PictureMeasurements, double>();
        for (int i = 1; i < round.Pictures.Length; i++)
        {
            if (round.Pictures[i - 1].Tiles is not { } before || round.Pictures[i].Tiles is not { } now) continue;
            if (round.Pictures[i].Signs.Motion is { } motion && (Math.Abs(motion.Y) > StillShift || motion.AgreeingShare < 0.5)) continue;
            found[round.Pictures[i]] = Bars(before.Thumbnail, now.Thumbnail);
        }

        return round.Judge(
            PictureFaultCodes.Stripe, picture => found.TryGetValue(picture, out double bars) ? (bars / limit, bars, limit) : null, "luma", "hum-bars", shareMin: 0.5);
    }

    private const double StillShift = 0.002;
    private const int BarTurnsMin = 3;

    private static double Bars(byte[] before, byte[] now)
    {
        const int thirds = 3, width = Thumbnail.Width / thirds;
        Span<double> changes = stackalloc double[thirds * Thumbnail.Height];
        for (int third = 0; third < thirds; third++)
        {
            double mean = 0;
            for (int y = 0; y < Thumbnail.Height; y++)
            {
                int sum = 0;
                for (int x = 0; x < width; x++)
                {
                    int at = (y * Thumbnail.Width) + (third * width) + x;
                    sum += now[at] - before[at];
                }

                changes[(third * Thumbnail.Height) + y] = (double)sum / width;
                mean += (double)sum / width / Thumbnail.Height;
            }

            for (int y = 0; y < Thumbnail.Height; y++) changes[(third * Thumbnail.Height) + y] -= mean;
        }

        double total = 0;
        int turns = 0, direction = 0;
        for (int y = 0; y < Thumbnail.Height; y++)
        {
            double a = changes[y], b = changes[Thumbnail.Height + y], c = changes[(2 * Thumbnail.Height) + y];
            double least = a > 0 && b > 0 && c > 0 ? Math.Min(a, Math.Min(b, c)) : a < 0 && b < 0 && c < 0 ? Math.Max(a, Math.Max(b, c)) : 0;
            total += Math.Abs(least);
            if (Math.Abs(least) < 1 || Math.Sign(least) == direction) continue;
            direction = Math.Sign(least);
            turns++;
        }

        return turns > BarTurnsMin ? total / Thumbnail.Height : 0;
    }

    /// <summary>A point of the spectrum that stands out of its surroundings, in octaves of power.</summary>
    private static PictureFault? Peak(PictureRound round)
    {
        PictureLimits limits = round.Limits;
        byte[]? known = round.Reference?.Tiles.Spectrum is { Length: > 0 } spectrum ? spectrum : null;
        double limit = known is null ? limits.SpectrumPeakMax : limits.SpectrumPeakAgainstReferenceMax;
        return round.Judge(
            PictureFaultCodes.Stripe,
            picture => picture.Tiles?.Spectrum is { Length: BlockSpectrum.Points } now && Highest(now, known) is var highest ? (highest / limit, highest, limit) : null,
            "octaves", "frequency", shareMin: 0.5);
    }

    private static double Highest(byte[] spectrum, byte[]? known)
    {
        double highest = 0;
        Span<byte> around = stackalloc byte[49];
        for (int v = 0; v < Side; v++)
        {
            int signed = v < Side / 2 ? v : v - Side;
            for (int u = 0; u < Columns - 1; u++)
            {
                // Slow waves belong to scenes; and what lies on the axes is what edges of things make, which the lines judge better.
                if ((u * u) + (signed * signed) < LowestSquare) continue;
                if (u == 0 && signed < 0) continue;

                int here = spectrum[(v * Columns) + u], count = 0;
                if (here < FaintestPower) continue;
                for (int dv = -3; dv <= 3; dv++)
                {
                    for (int du = -3; du <= 3; du++)
                    {
                        if (Math.Abs(dv) <= 1 && Math.Abs(du) <= 1) continue;
                        int column = u + du, row = v + dv;
                        if (column < 0) (column, row) = (-column, -row);
                        if (column < Columns) around[count++] = spectrum[(((row % Side) + Side) % Side * Columns) + column];
                    }
                }

                around[..count].Sort();

                // The upper quartile: beside a ridge that a straight edge makes, its own crest is the surroundings.
                double stands = here - around[3 * count / 4];
                if (known is not null) stands = Math.Min(stands, here - Around(known, u, v));
                highest = Math.Max(highest, stands);
            }
        }

        return highest / BlockSpectrum.StepsPerOctave;
    }

    /// <summary>The reference may be off by one frequency.</summary>
    private static int Around(byte[] known, int u, int v)
    {
        int most = 0;
        for (int dv = -1; dv <= 1; dv++)
        {
            for (int du = -1; du <= 1; du++)
            {
                int column = Math.Clamp(u + du, 0, Columns - 1), row = (v + dv + Side) % Side;
                most = Math.Max(most, known[(row * Columns) + column]);
            }
        }

        return most;
    }

    /// <summary>At least three waves a block.</summary>
    private const int LowestSquare = 9;

    /// <summary>Power below which nobody would see it.</summary>
    private const int FaintestPower = 145;
}
