using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PrisonOps.Analyzers.Cameras;

/// <summary>
/// The luma of a frame at the working size and at a half and a quarter of it. Cameras of different resolution become comparable, the noise of
/// single pixels shrinks by half with each step, and an edge that is sharp at one size is sharp at the next.
/// The buffers stay for the next frame.
/// </summary>
internal sealed class LumaPyramid
{
    public const int Levels = 3;

    /// <summary>1280 x 720 and more is halved until it fits; 960 x 540 and 704 x 576 stay.</summary>
    private const int WorkingPixelsMax = 700_000;
    private const int WorkingSidePxMax = 2_048;

    private readonly byte[][] pixels = new byte[Levels][];
    private byte[] halving = [];

    public LumaPyramid()
    {
        for (int level = 0; level < Levels; level++) pixels[level] = [];
    }

    private readonly (int WidthPx, int HeightPx)[] sizes = new (int, int)[Levels];

    public PlaneView this[int level] => new(pixels[level], sizes[level].WidthPx, sizes[level].HeightPx, sizes[level].WidthPx);

    public bool HasSizeOf(LumaPyramid other) => sizes[0] == other.sizes[0];

    /// <summary>The size of level 0; a side may be 0 when the picture is long and narrow.</summary>
    public static (int WidthPx, int HeightPx) WorkingSize(PlaneView luma)
    {
        int halvings = Halvings(luma);
        return (luma.WidthPx >> halvings, luma.HeightPx >> halvings);
    }

    private static int Halvings(PlaneView luma)
    {
        int halvings = 0;
        while (((long)luma.WidthPx * luma.HeightPx) >> (2 * halvings) > WorkingPixelsMax
            || Math.Max(luma.WidthPx, luma.HeightPx) >> halvings > WorkingSidePxMax) halvings++;
        return halvings;
    }

    public void Build(PlaneView luma)
    {
        int halvings = Halvings(luma);
        PlaneView source = luma;
        for (int step = 1; step < halvings; step++)
        {
            // A picture of 4K and more needs another step; its intermediate size is larger than any that stays.
            Span<byte> target = Room(ref halving, source.WidthPx / 2, source.HeightPx / 2, step == 1 ? 0 : source.WidthPx * source.HeightPx);
            Halve(source, target);
            source = new(target, source.WidthPx / 2, source.HeightPx / 2, source.WidthPx / 2);
        }

        Store(0, source, halve: halvings > 0);
        for (int level = 1; level < Levels; level++) Store(level, this[level - 1], halve: true);
    }

    private void Store(int level, PlaneView source, bool halve)
    {
        (int width, int height) = halve ? (source.WidthPx / 2, source.HeightPx / 2) : (source.WidthPx, source.HeightPx);
        Span<byte> target = Room(ref pixels[level], width, height, 0);
        if (halve) Halve(source, target);
        else for (int y = 0; y < height; y++) source.Row(y).CopyTo(target[(y * width)..]);
        sizes[level] = (width, height);
    }

    /// <summary>Keeps <paramref name="keptBytes"/> at the front, because the next step reads them while it writes behind.</summary>
    private static Span<byte> Room(ref byte[] buffer, int widthPx, int heightPx, int keptBytes)
    {
        int needed = keptBytes + (widthPx * heightPx);
        if (buffer.Length < needed)
        {
            byte[] larger = GC.AllocateUninitializedArray<byte>(needed);
            buffer.AsSpan(0, Math.Min(keptBytes, buffer.Length)).CopyTo(larger);
            buffer = larger;
        }

        return buffer.AsSpan(keptBytes, widthPx * heightPx);
    }

    private static void Halve(PlaneView source, Span<byte> target)
    {
        int width = source.WidthPx / 2, height = source.HeightPx / 2;
        for (int y = 0; y < height; y++)
            HalveRows(source.Row(2 * y), source.Row((2 * y) + 1), target.Slice(y * width, width));
    }

    /// <summary>Each target pixel is the rounded mean of 2 x 2.</summary>
    internal static void HalveRows(ReadOnlySpan<byte> upper, ReadOnlySpan<byte> lower, Span<byte> target)
    {
        int done = 0;
        if (Vector128.IsHardwareAccelerated)
        {
            ref byte a = ref MemoryMarshal.GetReference(upper), b = ref MemoryMarshal.GetReference(lower), t = ref MemoryMarshal.GetReference(target);
            Vector256<ushort> low = Vector256.Create((ushort)0xff), two = Vector256.Create((ushort)2);
            for (; done + Vector256<byte>.Count <= target.Length; done += Vector256<byte>.Count)
            {
                Vector256<ushort> first = Pairs(ref a, ref b, (nuint)(2 * done));
                Vector256<ushort> second = Pairs(ref a, ref b, (nuint)((2 * done) + Vector256<byte>.Count));
                Vector256.Narrow((first + two) >>> 2, (second + two) >>> 2).StoreUnsafe(ref t, (nuint)done);
            }

            Vector256<ushort> Pairs(ref byte one, ref byte other, nuint at)
            {
                Vector256<ushort> x = Vector256.LoadUnsafe(ref one, at).AsUInt16(), y = Vector256.LoadUnsafe(ref other, at).AsUInt16();
                return (x & low) + (x >>> 8) + (y & low) + (y >>> 8);
            }
        }

        HalveRowsScalar(upper, lower, target, done);
    }

    internal static void HalveRowsScalar(ReadOnlySpan<byte> upper, ReadOnlySpan<byte> lower, Span<byte> target, int from)
    {
        for (int x = from; x < target.Length; x++)
            target[x] = (byte)((upper[2 * x] + upper[(2 * x) + 1] + lower[2 * x] + lower[(2 * x) + 1] + 2) >> 2);
    }
}
