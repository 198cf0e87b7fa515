using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PrisonOps.Analyzers.Cameras;

/// <summary>
/// The mean logarithmic power spectrum of up to 24 windowed blocks of 64 x 64. Stripes that cross the whole picture have the same frequency in
/// each block, and so one point that stands out; a fence or a tree fills a part of the blocks only, and the mean of logarithms
/// does not let a few blocks speak for all. Any direction, and moving stripes too, because the power does not know the phase.
/// Two real blocks are transformed as one complex block, radix 2, columns side by side in vectors.
/// </summary>
internal sealed class BlockSpectrum
{
    public const int Side = 64;

    /// <summary>Of a real block only one half of the plane is needed: 33 columns.</summary>
    public const int Columns = (Side / 2) + 1;
    public const int Points = Side * Columns;

    /// <summary>A byte of the spectrum counts tenths of an octave of power from 2^4 on: 0.30 dB each.</summary>
    public const double StepsPerOctave = 10;

    private const int BlocksMax = 24;
    private const int Stages = 6;

    private static readonly float[] Window = [.. Enumerable.Range(0, Side).Select(i => (float)(0.5 - (0.5 * Math.Cos(2 * Math.PI * (i + 0.5) / Side))))];
    private static readonly float[] Cosines = [.. Enumerable.Range(0, Side / 2).Select(i => (float)Math.Cos(-2 * Math.PI * i / Side))];
    private static readonly float[] Sines = [.. Enumerable.Range(0, Side / 2).Select(i => (float)Math.Sin(-2 * Math.PI * i / Side))];

    private readonly float[] real = new float[Side * Side];
    private readonly float[] imaginary = new float[Side * Side];
    private readonly float[] turned = new float[Side * Side];
    private readonly float[] logarithms = new float[Points];

    /// <summary>Row by row: vertical frequency 0 to 63 (from 32 on negative), horizontal frequency 0 to 32. False for pictures smaller than a block.</summary>
    public bool Measure(PlaneView luma, Span<byte> spectrum)
    {
        spectrum.Clear();
        if (luma.WidthPx < Side || luma.HeightPx < Side) return false;

        int across = Math.Min(6, luma.WidthPx / Side), down = Math.Min(BlocksMax / across, luma.HeightPx / Side), blocks = across * down;
        Array.Clear(logarithms);
        for (int block = 0; block < blocks; block += 2)
        {
            Load(luma, block, across, down, real);
            if (block + 1 < blocks) Load(luma, block + 1, across, down, imaginary);
            else Array.Clear(imaginary);
            Transform(real, imaginary, turned);
            Collect(block + 1 < blocks);
        }

        for (int i = 0; i < Points; i++)
            spectrum[i] = (byte)Math.Clamp(Math.Round(((logarithms[i] / blocks) - 4) * StepsPerOctave), 0, 255);
        return true;
    }

    /// <summary>Rows are stored in bit-reversed order, as the transform wants them.</summary>
    private static void Load(PlaneView luma, int block, int across, int down, float[] target)
    {
        int left = Offset(block % across, across, luma.WidthPx), top = Offset(block / across, down, luma.HeightPx);
        long sum = 0;
        for (int y = 0; y < Side; y++) sum += PlaneSums.Sum(luma.Row(top + y).Slice(left, Side));
        float mean = (float)sum / (Side * Side);
        for (int y = 0; y < Side; y++)
        {
            ReadOnlySpan<byte> row = luma.Row(top + y).Slice(left, Side);
            Span<float> line = target.AsSpan(Reversed(y) * Side, Side);
            float weight = Window[y];
            for (int x = 0; x < Side; x++) line[x] = (row[x] - mean) * (weight * Window[x]);
        }
    }

    private static int Offset(int index, int count, int lengthPx) => count == 1 ? (lengthPx - Side) / 2 : index * (lengthPx - Side) / (count - 1);

    private static int Reversed(int index)
    {
        int reversed = 0;
        for (int bit = 0; bit < Stages; bit++) reversed |= ((index >> bit) & 1) << (Stages - 1 - bit);
        return reversed;
    }

    /// <summary>Down the columns, over the diagonal, down the columns again: the result lies with its axes exchanged.</summary>
    internal static void Transform(float[] real, float[] imaginary, float[] spare)
    {
        TransformColumns(real, imaginary);
        Turn(real, spare);
        Turn(imaginary, spare);
        TransformColumns(real, imaginary);
    }

    private static void Turn(float[] plane, float[] spare)
    {
        plane.CopyTo(spare, 0);
        for (int y = 0; y < Side; y++)
        {
            int target = Reversed(y) * Side;
            for (int x = 0; x < Side; x++) plane[target + x] = spare[(x * Side) + y];
        }
    }

    private static void TransformColumns(float[] real, float[] imaginary)
    {
        for (int length = 2; length <= Side; length *= 2)
        {
            for (int start = 0; start < Side; start += length)
            {
                for (int k = 0; k < length / 2; k++)
                {
                    int twiddle = k * (Side / length), upper = (start + k) * Side, lower = (start + k + (length / 2)) * Side;
                    Butterfly(
                        real.AsSpan(upper, Side), imaginary.AsSpan(upper, Side), real.AsSpan(lower, Side), imaginary.AsSpan(lower, Side),
                        Cosines[twiddle], Sines[twiddle]);
                }
            }
        }
    }

    private static void Butterfly(Span<float> upperReal, Span<float> upperImaginary, Span<float> lowerReal, Span<float> lowerImaginary, float cosine, float sine)
    {
        if (Vector128.IsHardwareAccelerated) ButterflyVector(upperReal, upperImaginary, lowerReal, lowerImaginary, cosine, sine);
        else ButterflyScalar(upperReal, upperImaginary, lowerReal, lowerImaginary, cosine, sine);
    }

    /// <summary>Products and sums are rounded one by one, never fused, so that both paths give the same bits.</summary>
    internal static void ButterflyVector(
        Span<float> upperReal, Span<float> upperImaginary, Span<float> lowerReal, Span<float> lowerImaginary, float cosine, float sine)
    {
        ref float ur = ref MemoryMarshal.GetReference(upperReal), ui = ref MemoryMarshal.GetReference(upperImaginary);
        ref float lr = ref MemoryMarshal.GetReference(lowerReal), li = ref MemoryMarshal.GetReference(lowerImaginary);
        Vector256<float> c = Vector256.Create(cosine), s = Vector256.Create(sine);
        for (nuint i = 0; i < Side; i += (nuint)Vector256<float>.Count)
        {
            Vector256<float> a = Vector256.LoadUnsafe(ref lr, i), b = Vector256.LoadUnsafe(ref li, i);
            Vector256<float> x = (a * c) - (b * s), y = (a * s) + (b * c);
            Vector256<float> p = Vector256.LoadUnsafe(ref ur, i), q = Vector256.LoadUnsafe(ref ui, i);
            (p + x).StoreUnsafe(ref ur, i);
            (q + y).StoreUnsafe(ref ui, i);
            (p - x).StoreUnsafe(ref lr, i);
            (q - y).StoreUnsafe(ref li, i);
        }
    }

    internal static void ButterflyScalar(
        Span<float> upperReal, Span<float> upperImaginary, Span<float> lowerReal, Span<float> lowerImaginary, float cosine, float sine)
    {
        for (int i = 0; i < Side; i++)
        {
            float a = lowerReal[i], b = lowerImaginary[i];
            float x = (a * cosine) - (b * sine), y = (a * sine) + (b * cosine);
            float p = upperReal[i], q = upperImaginary[i];
            upperReal[i] = p + x;
            upperImaginary[i] = q + y;
            lowerReal[i] = p - x;
            lowerImaginary[i] = q - y;
        }
    }

    /// <summary>Takes the two blocks apart: the transform of a real block is its own mirror image, conjugate.</summary>
    private void Collect(bool hasSecond)
    {
        for (int v = 0; v < Side; v++)
        {
            for (int u = 0; u < Columns; u++)
            {
                // The axes are exchanged: the horizontal frequency counts rows here.
                int at = (u * Side) + v, mirror = (((Side - u) % Side) * Side) + ((Side - v) % Side);
                float sumReal = real[at] + real[mirror], differenceReal = real[at] - real[mirror];
                float sumImaginary = imaginary[at] + imaginary[mirror], differenceImaginary = imaginary[at] - imaginary[mirror];
                float first = ((sumReal * sumReal) + (differenceImaginary * differenceImaginary)) / 4;
                float second = ((sumImaginary * sumImaginary) + (differenceReal * differenceReal)) / 4;
                logarithms[(v * Columns) + u] += MathF.Log2(first + 16) + (hasSecond ? MathF.Log2(second + 16) : 0);
            }
        }
    }
}
