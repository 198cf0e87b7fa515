using System.Numerics;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PrisonOps.Analyzers.Cameras;

/// <summary>Sums over a run of pixels; the vector and the scalar path give the same integers.</summary>
internal static class PlaneSums
{
    /// <summary>A 16-bit lane takes 2 x 255 a step: 128 steps fit, then the lanes are emptied.</summary>
    private const int StepsBeforeOverflow = 128;

    public static long Sum(ReadOnlySpan<byte> pixels) => AbsoluteDifference(pixels, default);

    /// <summary>Sum of |a - b|; an empty <paramref name="b"/> stands for zeros.</summary>
    public static long AbsoluteDifference(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        if (b.Length != 0 && b.Length != a.Length) throw new ArgumentException($"{a.Length} pixels are compared with {b.Length}.", nameof(b));

        int done = 0;
        long sum = 0;
        if (Vector256.IsHardwareAccelerated && a.Length >= Vector256<byte>.Count)
        {
            (sum, done) = Vectors256(a, b);
        }
        else if (Vector128.IsHardwareAccelerated && a.Length >= Vector128<byte>.Count)
        {
            (sum, done) = Vectors128(a, b);
        }

        return sum + Scalar(a[done..], b.IsEmpty ? b : b[done..]);
    }

    internal static long Scalar(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        long sum = 0;
        for (int i = 0; i < a.Length; i++) sum += Math.Abs(a[i] - (b.IsEmpty ? 0 : b[i]));
        return sum;
    }

    internal static (long Sum, int Done) Vectors256(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        long sum = 0;
        int i = 0;
        ref byte first = ref MemoryMarshal.GetReference(a), second = ref MemoryMarshal.GetReference(b);
        while (i <= a.Length - Vector256<byte>.Count)
        {
            Vector256<ushort> lanes = default;
            for (int step = 0; step < StepsBeforeOverflow && i <= a.Length - Vector256<byte>.Count; step++, i += Vector256<byte>.Count)
            {
                Vector256<byte> x = Vector256.LoadUnsafe(ref first, (nuint)i);
                if (!b.IsEmpty)
                {
                    Vector256<byte> y = Vector256.LoadUnsafe(ref second, (nuint)i);
                    x = Vector256.Max(x, y) - Vector256.Min(x, y);
                }

                (Vector256<ushort> low, Vector256<ushort> high) = Vector256.Widen(x);
                lanes += low + high;
            }

            (Vector256<uint> lower, Vector256<uint> upper) = Vector256.Widen(lanes);
            sum += Vector256.Sum(lower + upper);
        }

        return (sum, i);
    }

    internal static (long Sum, int Done) Vectors128(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        long sum = 0;
        int i = 0;
        ref byte first = ref MemoryMarshal.GetReference(a), second = ref MemoryMarshal.GetReference(b);
        while (i <= a.Length - Vector128<byte>.Count)
        {
            Vector128<ushort> lanes = default;
            for (int step = 0; step < StepsBeforeOverflow && i <= a.Length - Vector128<byte>.Count; step++, i += Vector128<byte>.Count)
            {
                Vector128<byte> x = Vector128.LoadUnsafe(ref first, (nuint)i);
                if (!b.IsEmpty)
                {
                    Vector128<byte> y = Vector128.LoadUnsafe(ref second, (nuint)i);
                    x = Vector128.Max(x, y) - Vector128.Min(x, y);
                }

                (Vector128<ushort> low, Vector128<ushort> high) = Vector128.Widen(x);
                lanes += low + high;
            }

            (Vector128<uint> lower, Vector128<uint> upper) = Vector128.Widen(lanes);
            sum += Vector128.Sum(lower + upper);
        }

        return (sum, i);
    }

    /// <summary>CRC-32C of a run of pixels continued from <paramref name="seed"/>; hardware and software agree bit by bit.</summary>
    public static uint Checksum(uint seed, ReadOnlySpan<byte> pixels)
    {
        int whole = pixels.Length & ~7;
        foreach (ulong word in MemoryMarshal.Cast<byte, ulong>(pixels[..whole])) seed = BitOperations.Crc32C(seed, word);
        foreach (byte value in pixels[whole..]) seed = BitOperations.Crc32C(seed, value);
        return seed;
    }
}
