using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

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
        if (Avx2.IsSupported && a.Length >= Vector256<byte>.Count) return Vectors256(a, b);
        if (Vector128.IsHardwareAccelerated && a.Length >= Vector128<byte>.Count)
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

    /// <summary>
    /// One instruction sums eight differences. What the last whole vector leaves over is taken from a vector that ends with the run, without
    /// the pixels that were counted before. At least one vector long.
    /// </summary>
    internal static long Vectors256(ReadOnlySpan<byte> a, ReadOnlySpan<byte> b)
    {
        ref byte first = ref MemoryMarshal.GetReference(a), second = ref MemoryMarshal.GetReference(b);
        bool isCompared = !b.IsEmpty;
        int last = a.Length - Vector256<byte>.Count, i = 0;
        Vector256<ulong> sums = default;
        for (; i <= last; i += Vector256<byte>.Count)
        {
            Vector256<byte> y = isCompared ? Vector256.LoadUnsafe(ref second, (nuint)i) : default;
            sums += Avx2.SumAbsoluteDifferences(Vector256.LoadUnsafe(ref first, (nuint)i), y).AsUInt64();
        }

        if (i != a.Length)
        {
            Vector256<byte> uncounted = Vector256.LoadUnsafe(ref MemoryMarshal.GetReference(LastLanes), (nuint)(a.Length - i));
            Vector256<byte> y = isCompared ? Vector256.LoadUnsafe(ref second, (nuint)last) : default;
            sums += Avx2.SumAbsoluteDifferences(Vector256.LoadUnsafe(ref first, (nuint)last) & uncounted, y & uncounted).AsUInt64();
        }

        return (long)Vector256.Sum(sums);
    }

    /// <summary>Read from place n on, it selects the last n lanes of a vector.</summary>
    private static ReadOnlySpan<byte> LastLanes =>
    [
        0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
        255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 255,
    ];

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
        ref byte first = ref MemoryMarshal.GetReference(pixels);
        int i = 0;
        for (; i <= pixels.Length - sizeof(ulong); i += sizeof(ulong)) seed = BitOperations.Crc32C(seed, Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref first, i)));
        if (i <= pixels.Length - sizeof(uint))
        {
            seed = BitOperations.Crc32C(seed, Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref first, i)));
            i += sizeof(uint);
        }

        foreach (byte value in pixels[i..]) seed = BitOperations.Crc32C(seed, value);
        return seed;
    }
}
