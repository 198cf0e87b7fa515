using System.Collections.Immutable;
using PrisonOps.Analyzers.Cameras;
using PrisonOps.Ports.Cameras;

namespace PrisonOps.Tests.Unit.Cameras;

/// <summary>A synthetic picture with a known truth, so that a test needs no file and no decoder.</summary>
internal sealed class DrawnPicture
{
    public const int WidthPx = 320;
    public const int HeightPx = 192;

    private readonly byte[] luma = new byte[WidthPx * HeightPx];
    private readonly byte[] u = new byte[WidthPx * HeightPx / 4];
    private readonly byte[] v = new byte[WidthPx * HeightPx / 4];

    public static DrawnPicture Card(byte luma, byte u = 128, byte v = 128) => Draw((_, _) => luma, u, v);

    /// <summary>A room with a bright window, walls of several greys and a floor, times a light (1 is day).</summary>
    public static DrawnPicture Room(double light = 1) => Draw((x, y) =>
    {
        int value = y > 130 ? 70 + (x / 16) : 120 - (y / 4);
        if (x is > 200 and < 260 && y is > 30 and < 90) value = 220;

        // Plaster and boards: a fixed grain of a few pixels, as every real surface has.
        value += (int)((uint)HashCode(x / 3, y / 2) % 17) - 8;
        return (byte)(16 + (Math.Max(value, 0) * light));
    }).WithColouredFloor();

    /// <summary>The same number for the same place in every run.</summary>
    private static int HashCode(int x, int y) => unchecked((((x * 73_856_093) ^ (y * 19_349_663)) * 83_492_791) >> 8);

    /// <summary>Warm boards below, grey walls above.</summary>
    private DrawnPicture WithColouredFloor()
    {
        for (int i = 0; i < u.Length; i++)
        {
            if (i / (WidthPx / 2) < 66) continue;
            (u[i], v[i]) = (108, 146);
        }

        return this;
    }

    public static DrawnPicture Draw(Func<int, int, byte> luma, byte u = 128, byte v = 128)
    {
        var picture = new DrawnPicture();
        for (int i = 0; i < picture.luma.Length; i++) picture.luma[i] = luma(i % WidthPx, i / WidthPx);
        Array.Fill(picture.u, u);
        Array.Fill(picture.v, v);
        return picture;
    }

    /// <summary>Sensor noise: every pixel moves by -<paramref name="amplitude"/> to +<paramref name="amplitude"/>.</summary>
    public DrawnPicture WithNoise(int seed, int amplitude)
    {
        var random = new Random(seed);
        return Changed((_, _, value) => Math.Clamp(value + random.Next(-amplitude, amplitude + 1), 0, 255));
    }

    /// <summary>Noise of a normal distribution.</summary>
    public DrawnPicture WithBellNoise(int seed, double sigma)
    {
        var random = new Random(seed);
        return With((_, _, value) => value + (sigma * Math.Sqrt(-2 * Math.Log(1 - random.NextDouble())) * Math.Cos(2 * Math.PI * random.NextDouble())));
    }

    /// <summary>Every luma value by itself: gain, offset, stripes, an obstacle.</summary>
    public DrawnPicture With(Func<int, int, int, double> change) => Changed((x, y, value) => (int)Math.Clamp(Math.Round(change(x, y, value)), 0, 255));

    /// <summary>Every chroma sample as (U, V) less 128.</summary>
    public DrawnPicture WithChroma(Func<double, double, (double U, double V)> change)
    {
        DrawnPicture picture = Changed((_, _, value) => value);
        for (int i = 0; i < u.Length; i++)
        {
            (double newU, double newV) = change(u[i] - 128, v[i] - 128);
            (picture.u[i], picture.v[i]) = ((byte)Math.Clamp(Math.Round(128 + newU), 0, 255), (byte)Math.Clamp(Math.Round(128 + newV), 0, 255));
        }

        return picture;
    }

    /// <summary>Text of one colour on a twentieth of the picture, at the lower left, as a recorder burns it in.</summary>
    public DrawnPicture WithColouredLabel(double byU, double byV)
    {
        DrawnPicture picture = WithChroma((u, v) => (u, v));
        for (int i = 0; i < u.Length; i++)
        {
            (int y, int x) = (i / (WidthPx / 2), i % (WidthPx / 2));
            if (y >= HeightPx * 7 / 16 && x < WidthPx / 5) (picture.u[i], picture.v[i]) = ((byte)Math.Clamp(u[i] + byU, 0, 255), (byte)Math.Clamp(v[i] + byV, 0, 255));
        }

        return picture;
    }

    /// <summary>What a lens out of focus does: each pixel is the mean of its surroundings, weighted by a bell of this width.</summary>
    public DrawnPicture Blurred(double sigmaPx)
    {
        if (sigmaPx <= 0) return this;
        int reach = (int)Math.Ceiling(3 * sigmaPx);
        double[] weights = [.. Enumerable.Range(-reach, (2 * reach) + 1).Select(i => Math.Exp(-i * i / (2 * sigmaPx * sigmaPx)))];
        double[] rows = new double[luma.Length];
        for (int i = 0; i < luma.Length; i++)
            rows[i] = Weighted(offset => luma[(i / WidthPx * WidthPx) + Math.Clamp((i % WidthPx) + offset, 0, WidthPx - 1)]);
        return With((x, y, _) => Weighted(offset => rows[(Math.Clamp(y + offset, 0, HeightPx - 1) * WidthPx) + x]));

        double Weighted(Func<int, double> at) => weights.Select((weight, i) => weight * at(i - reach)).Sum() / weights.Sum();
    }

    /// <summary>What the camera shows after it was moved by so many pixels.</summary>
    public DrawnPicture Shifted(int byX, int byY)
    {
        byte[] before = luma;
        return With((x, y, _) => before[(Math.Clamp(y + byY, 0, HeightPx - 1) * WidthPx) + Math.Clamp(x + byX, 0, WidthPx - 1)]);
    }

    /// <summary>A street with houses, windows and kerbs: edges everywhere and hardly twice the same.</summary>
    public static DrawnPicture Street(int seed = 1)
    {
        var random = new Random(seed);
        var things = Enumerable.Range(0, 90).Select(_ => (X: random.Next(WidthPx), Y: random.Next(HeightPx), W: random.Next(8, 60), H: random.Next(8, 50), Luma: random.Next(30, 220))).ToArray();
        int[] canvas = new int[WidthPx * HeightPx];
        Array.Fill(canvas, 110);
        foreach (var thing in things)
        {
            for (int y = thing.Y; y < Math.Min(HeightPx, thing.Y + thing.H); y++) Array.Fill(canvas, thing.Luma, (y * WidthPx) + thing.X, Math.Min(thing.W, WidthPx - thing.X));
        }

        return Draw((x, y) => (byte)(canvas[(y * WidthPx) + x] + ((uint)HashCode(x / 3, y / 2) % 17) - 8)).WithColouredFloor();
    }

    /// <summary>A burnt-in clock at the top left whose digits show <paramref name="seconds"/>.</summary>
    public DrawnPicture WithClock(int seconds) =>
        Changed((x, y, value) => x is >= 8 and < 100 && y is >= 4 and < 20 ? ((x / 4 * 7) + (y / 4) + seconds) % 3 == 0 ? 235 : 16 : value);

    public DrawnPicture WithPerson(int atX) =>
        Changed((x, y, value) => x >= atX && x < atX + 14 && y is > 90 and < 150 ? 40 : value);

    public PictureMeasurements Measure(DrawnPicture? previous = null, bool fullRange = false) =>
        Measure(fullRange, previous is null ? [this] : [previous, this])[^1];

    /// <summary>The numbers of a session that shows these pictures one after the other.</summary>
    public static ImmutableArray<PictureMeasurements> Measure(bool fullRange, params IReadOnlyList<DrawnPicture> pictures)
    {
        var meter = new PictureMeter(pictures.Count);
        foreach (DrawnPicture picture in pictures) meter.Add(picture.View(fullRange));
        return meter.Finish();
    }

    public KeyframeView View(bool fullRange = false) => new(
        new PlaneView(luma, WidthPx, HeightPx, WidthPx),
        new PlaneView(u, WidthPx / 2, HeightPx / 2, WidthPx / 2),
        new PlaneView(v, WidthPx / 2, HeightPx / 2, WidthPx / 2),
        fullRange);

    private DrawnPicture Changed(Func<int, int, int, int> change)
    {
        var picture = new DrawnPicture();
        for (int i = 0; i < luma.Length; i++) picture.luma[i] = (byte)change(i % WidthPx, i / WidthPx, luma[i]);
        u.CopyTo(picture.u, 0);
        v.CopyTo(picture.v, 0);
        return picture;
    }
}
