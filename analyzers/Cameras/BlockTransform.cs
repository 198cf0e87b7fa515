using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace PrisonOps.Analyzers.Cameras;

/// <summary>
/// Fourier transform of blocks of 64 x 64 complex numbers, radix 2, columns side by side in vectors. Products and sums are rounded one by one,
/// never fused, so that vectors and scalars give the same bits.
/// </summary>
internal static class BlockTransform
{
    public const int Side = 64;

    private const int Stages = 6;

    private static readonly float[] Cosines = [.. Enumerable.Range(0, Side / 2).Select(i => (float)Math.Cos(-2 * Math.PI * i / Side))];
    private static readonly float[] Sines = [.. Enumerable.Range(0, Side / 2).Select(i => (float)Math.Sin(-2 * Math.PI * i / Side))];

    /// <summary>Where a row stands that is <see cref="TransformColumns"/>'s to take: the bits of its number from back to front.</summary>
    public static int Reversed(int row)
    {
        int reversed = 0;
        for (int bit = 0; bit < Stages; bit++) reversed |= ((row >> bit) & 1) << (Stages - 1 - bit);
        return reversed;
    }

    /// <summary>Each column by itself; rows stand at their <see cref="Reversed"/> places and come out in order.</summary>
    public static void TransformColumns(float[] real, float[] imaginary)
    {
        if (!Vector128.IsHardwareAccelerated)
        {
            TransformColumnsScalar(real, imaginary);
            return;
        }

        for (int length = 2; length <= Side; length *= 4)
        {
            for (int start = 0; start < Side; start += 2 * length)
            {
                for (int k = 0; k < length / 2; k++) TwoStages(real, imaginary, start + k, length);
            }
        }
    }

    /// <summary>Two stages that follow each other, on the four rows that they exchange: they are read and written once.</summary>
    private static void TwoStages(float[] real, float[] imaginary, int row, int length)
    {
        int twiddle = row % (length / 2) * (Side / length), inner = twiddle / 2, outer = inner + (Side / 4);
        Vector256<float> cosine = Vector256.Create(Cosines[twiddle]), sine = Vector256.Create(Sines[twiddle]);
        Vector256<float> cosineInner = Vector256.Create(Cosines[inner]), sineInner = Vector256.Create(Sines[inner]);
        Vector256<float> cosineOuter = Vector256.Create(Cosines[outer]), sineOuter = Vector256.Create(Sines[outer]);
        nuint first = (nuint)(row * Side), second = first + (nuint)(length / 2 * Side), third = first + (nuint)(length * Side), fourth = second + (nuint)(length * Side);
        ref float re = ref MemoryMarshal.GetReference(real.AsSpan(0, Side * Side)), im = ref MemoryMarshal.GetReference(imaginary.AsSpan(0, Side * Side));
        for (nuint x = 0; x < Side; x += (nuint)Vector256<float>.Count)
        {
            Vector256<float> r0 = Vector256.LoadUnsafe(ref re, first + x), i0 = Vector256.LoadUnsafe(ref im, first + x);
            Vector256<float> r1 = Vector256.LoadUnsafe(ref re, second + x), i1 = Vector256.LoadUnsafe(ref im, second + x);
            Vector256<float> r2 = Vector256.LoadUnsafe(ref re, third + x), i2 = Vector256.LoadUnsafe(ref im, third + x);
            Vector256<float> r3 = Vector256.LoadUnsafe(ref re, fourth + x), i3 = Vector256.LoadUnsafe(ref im, fourth + x);
            Butterfly(ref r0, ref i0, ref r1, ref i1, cosine, sine);
            Butterfly(ref r2, ref i2, ref r3, ref i3, cosine, sine);
            Butterfly(ref r0, ref i0, ref r2, ref i2, cosineInner, sineInner);
            Butterfly(ref r1, ref i1, ref r3, ref i3, cosineOuter, sineOuter);
            r0.StoreUnsafe(ref re, first + x);
            i0.StoreUnsafe(ref im, first + x);
            r1.StoreUnsafe(ref re, second + x);
            i1.StoreUnsafe(ref im, second + x);
            r2.StoreUnsafe(ref re, third + x);
            i2.StoreUnsafe(ref im, third + x);
            r3.StoreUnsafe(ref re, fourth + x);
            i3.StoreUnsafe(ref im, fourth + x);
        }
    }

    private static void Butterfly(
        ref Vector256<float> upperReal, ref Vector256<float> upperImaginary, ref Vector256<float> lowerReal, ref Vector256<float> lowerImaginary,
        Vector256<float> cosine, Vector256<float> sine)
    {
        Vector256<float> x = (lowerReal * cosine) - (lowerImaginary * sine), y = (lowerReal * sine) + (lowerImaginary * cosine);
        (lowerReal, lowerImaginary) = (upperReal - x, upperImaginary - y);
        (upperReal, upperImaginary) = (upperReal + x, upperImaginary + y);
    }

    internal static void TransformColumnsScalar(float[] real, float[] imaginary)
    {
        for (int length = 2; length <= Side; length *= 2)
        {
            for (int start = 0; start < Side; start += length)
            {
                for (int k = 0; k < length / 2; k++)
                {
                    int twiddle = k * (Side / length), upper = (start + k) * Side, lower = (start + k + (length / 2)) * Side;
                    float cosine = Cosines[twiddle], sine = Sines[twiddle];
                    for (int i = 0; i < Side; i++)
                    {
                        float a = real[lower + i], b = imaginary[lower + i], p = real[upper + i], q = imaginary[upper + i];
                        float x = (a * cosine) - (b * sine), y = (a * sine) + (b * cosine);
                        (real[upper + i], imaginary[upper + i]) = (p + x, q + y);
                        (real[lower + i], imaginary[lower + i]) = (p - x, q - y);
                    }
                }
            }
        }
    }

    /// <summary>Over the diagonal, rows to their <see cref="Reversed"/> places.</summary>
    public static void Turn(float[] source, float[] target)
    {
        if (!Avx.IsSupported)
        {
            TurnScalar(source, target);
            return;
        }

        for (int y = 0; y < Side; y += Vector256<float>.Count)
        {
            for (int x = 0; x < Side; x += Vector256<float>.Count) TurnEight(source.AsSpan((x * Side) + y), target, y, x);
        }
    }

    internal static void TurnScalar(float[] source, float[] target)
    {
        for (int y = 0; y < Side; y++)
        {
            int row = Reversed(y) * Side;
            for (int x = 0; x < Side; x++) target[row + x] = source[(x * Side) + y];
        }
    }

    /// <summary>8 x 8 numbers: pairs, then pairs of pairs, then halves change places.</summary>
    private static void TurnEight(ReadOnlySpan<float> source, Span<float> target, int y, int x)
    {
        Vector256<float> a = Row(source, 0), b = Row(source, 1), c = Row(source, 2), d = Row(source, 3);
        Vector256<float> e = Row(source, 4), f = Row(source, 5), g = Row(source, 6), h = Row(source, 7);
        Vector256<float> ab = Avx.UnpackLow(a, b), abHigh = Avx.UnpackHigh(a, b), cd = Avx.UnpackLow(c, d), cdHigh = Avx.UnpackHigh(c, d);
        Vector256<float> ef = Avx.UnpackLow(e, f), efHigh = Avx.UnpackHigh(e, f), gh = Avx.UnpackLow(g, h), ghHigh = Avx.UnpackHigh(g, h);
        Halves(Four(ab, cd), Four(ef, gh), target, y, x);
        Halves(FourHigh(ab, cd), FourHigh(ef, gh), target, y + 1, x);
        Halves(Four(abHigh, cdHigh), Four(efHigh, ghHigh), target, y + 2, x);
        Halves(FourHigh(abHigh, cdHigh), FourHigh(efHigh, ghHigh), target, y + 3, x);

        static Vector256<float> Row(ReadOnlySpan<float> source, int row) => Vector256.Create(source.Slice(row * Side, Vector256<float>.Count));
        static Vector256<float> Four(Vector256<float> one, Vector256<float> other) => Avx.Shuffle(one, other, 0b01_00_01_00);
        static Vector256<float> FourHigh(Vector256<float> one, Vector256<float> other) => Avx.Shuffle(one, other, 0b11_10_11_10);

        static void Halves(Vector256<float> upper, Vector256<float> lower, Span<float> target, int y, int x)
        {
            Avx.Permute2x128(upper, lower, 0x20).CopyTo(target[((Reversed(y) * Side) + x)..]);
            Avx.Permute2x128(upper, lower, 0x31).CopyTo(target[((Reversed(y + 4) * Side) + x)..]);
        }
    }
}
