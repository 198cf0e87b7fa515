using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace PrisonOps.Analyzers.Cameras;

/// <summary>
/// The mean logarithmic power spectrum of up to 24 windowed blocks of 64 x 64. Stripes that cross the whole picture have the same frequency in
/// each block, and so one point that stands out; a fence or a tree fills a part of the blocks only, and the mean of logarithms
/// does not let a few blocks speak for all. Any direction, and moving stripes too, because the power does not know the phase.
/// Two real blocks are transformed as one complex block.
/// </summary>
internal sealed class BlockSpectrum
{
    public const int Side = BlockTransform.Side;

    /// <summary>Of a real block only one half of the plane is needed: 33 columns.</summary>
    public const int Columns = (Side / 2) + 1;
    public const int Points = Side * Columns;

    /// <summary>A byte of the spectrum counts tenths of an octave of power from 2^4 on: 0.30 dB each.</summary>
    public const double StepsPerOctave = 10;

    /// <summary>What is added to a power, so that nothing is never minus infinite.</summary>
    private const float PowerMin = 16;
    private const int OctavesOfPowerMin = 4;

    private const int BlocksMax = 24;

    private static readonly float[] Window = [.. Enumerable.Range(0, Side).Select(i => (float)(0.5 - (0.5 * Math.Cos(2 * Math.PI * (i + 0.5) / Side))))];

    private readonly float[] real = new float[Side * Side];
    private readonly float[] imaginary = new float[Side * Side];
    private readonly float[] realTurned = new float[Side * Side];
    private readonly float[] imaginaryTurned = new float[Side * Side];

    /// <summary>Block after block; in each the 64 vertical frequencies of a horizontal one side by side.</summary>
    private readonly float[] powers = new float[BlocksMax * Points];
    private readonly double[] octaves = new double[Points];

    /// <summary>Row by row: vertical frequency 0 to 63 (from 32 on negative), horizontal frequency 0 to 32. False for pictures smaller than a block.</summary>
    public bool Measure(PlaneView luma, Span<byte> spectrum)
    {
        spectrum.Clear();
        if (luma.WidthPx < Side || luma.HeightPx < Side) return false;

        (int across, int down, int blocks) = BlocksOf(luma.WidthPx, luma.HeightPx);
        for (int block = 0; block < blocks; block += 2)
        {
            bool hasSecond = block + 1 < blocks;
            Load(luma, block, across, down, real);
            if (hasSecond) Load(luma, block + 1, across, down, imaginary);
            else Array.Clear(imaginary);
            Transform();
            TakeApart(realTurned, imaginaryTurned, powers.AsSpan(block * Points, Points), hasSecond ? powers.AsSpan((block + 1) * Points, Points) : []);
        }

        Scale(blocks, spectrum);
        return true;
    }

    internal static (int Across, int Down, int Count) BlocksOf(int widthPx, int heightPx)
    {
        int across = Math.Min(6, widthPx / Side), down = Math.Min(BlocksMax / across, heightPx / Side);
        return (across, down, across * down);
    }

    /// <summary>Rows are stored where the transform wants them.</summary>
    private static void Load(PlaneView luma, int block, int across, int down, float[] target)
    {
        int left = Offset(block % across, across, luma.WidthPx), top = Offset(block / across, down, luma.HeightPx);
        long sum = 0;
        for (int y = 0; y < Side; y++) sum += PlaneSums.Sum(luma.Row(top + y).Slice(left, Side));
        float mean = (float)sum / (Side * Side);
        for (int y = 0; y < Side; y++)
        {
            ReadOnlySpan<byte> row = luma.Row(top + y).Slice(left, Side);
            Span<float> line = target.AsSpan(BlockTransform.Reversed(y) * Side, Side);
            if (Vector128.IsHardwareAccelerated) WeighVector(row, mean, Window[y], line);
            else WeighScalar(row, mean, Window[y], line);
        }
    }

    private static int Offset(int index, int count, int lengthPx) => count == 1 ? (lengthPx - Side) / 2 : index * (lengthPx - Side) / (count - 1);

    internal static void WeighVector(ReadOnlySpan<byte> row, float mean, float weight, Span<float> line)
    {
        ref byte pixels = ref MemoryMarshal.GetReference(row[..Side]);
        ref float window = ref MemoryMarshal.GetArrayDataReference(Window), target = ref MemoryMarshal.GetReference(line[..Side]);
        Vector256<float> means = Vector256.Create(mean), weights = Vector256.Create(weight);
        for (nuint x = 0; x < Side; x += (nuint)Vector128<byte>.Count)
        {
            (Vector256<uint> low, Vector256<uint> high) = Vector256.Widen(Vector256.WidenLower(Vector128.LoadUnsafe(ref pixels, x).ToVector256Unsafe()));
            Weigh(low, x, ref window, ref target);
            Weigh(high, x + (nuint)Vector256<float>.Count, ref window, ref target);
        }

        void Weigh(Vector256<uint> values, nuint at, ref float window, ref float target) =>
            ((Vector256.ConvertToSingle(values.AsInt32()) - means) * (weights * Vector256.LoadUnsafe(ref window, at))).StoreUnsafe(ref target, at);
    }

    internal static void WeighScalar(ReadOnlySpan<byte> row, float mean, float weight, Span<float> line)
    {
        for (int x = 0; x < Side; x++) line[x] = (row[x] - mean) * (weight * Window[x]);
    }

    /// <summary>Down the columns, over the diagonal, down the columns again: the result lies with its axes exchanged.</summary>
    private void Transform()
    {
        BlockTransform.TransformColumns(real, imaginary);
        BlockTransform.Turn(real, realTurned);
        BlockTransform.Turn(imaginary, imaginaryTurned);
        BlockTransform.TransformColumns(realTurned, imaginaryTurned);
    }

    /// <summary>Takes the two blocks apart: the transform of a real block is its own mirror image, conjugate.</summary>
    internal static void TakeApart(float[] real, float[] imaginary, Span<float> first, Span<float> second)
    {
        for (int u = 0; u < Columns; u++)
        {
            int row = u * Side, mirror = (Side - u) % Side * Side, scalars = Vector128.IsHardwareAccelerated ? Vector256<float>.Count : Side;
            for (int v = 0; v < scalars; v++)
            {
                int at = row + v, opposite = mirror + ((Side - v) % Side);
                (first[at], float other) = Powers(real[at], real[opposite], imaginary[at], imaginary[opposite]);
                if (!second.IsEmpty) second[at] = other;
            }

            for (int v = scalars; v < Side; v += Vector256<float>.Count)
            {
                int at = row + v, opposite = mirror + Side - v - (Vector256<float>.Count - 1);
                (Vector256<float> one, Vector256<float> other) = PowersVector(Eight(real, at), Mirrored(real, opposite), Eight(imaginary, at), Mirrored(imaginary, opposite));
                one.CopyTo(first[at..]);
                if (!second.IsEmpty) other.CopyTo(second[at..]);
            }
        }

        static Vector256<float> Eight(float[] plane, int at) => Vector256.Create(plane.AsSpan(at, Vector256<float>.Count));
        static Vector256<float> Mirrored(float[] plane, int at) => Vector256.Shuffle(Eight(plane, at), Vector256.Create(7, 6, 5, 4, 3, 2, 1, 0));
    }

    private static (float First, float Second) Powers(float real, float realOpposite, float imaginary, float imaginaryOpposite)
    {
        float sumReal = real + realOpposite, differenceReal = real - realOpposite;
        float sumImaginary = imaginary + imaginaryOpposite, differenceImaginary = imaginary - imaginaryOpposite;
        return (
            (((sumReal * sumReal) + (differenceImaginary * differenceImaginary)) / 4) + PowerMin,
            (((sumImaginary * sumImaginary) + (differenceReal * differenceReal)) / 4) + PowerMin);
    }

    private static (Vector256<float> First, Vector256<float> Second) PowersVector(
        Vector256<float> real, Vector256<float> realOpposite, Vector256<float> imaginary, Vector256<float> imaginaryOpposite)
    {
        Vector256<float> sumReal = real + realOpposite, differenceReal = real - realOpposite, least = Vector256.Create(PowerMin);
        Vector256<float> sumImaginary = imaginary + imaginaryOpposite, differenceImaginary = imaginary - imaginaryOpposite, quarter = Vector256.Create(0.25f);
        return (
            (((sumReal * sumReal) + (differenceImaginary * differenceImaginary)) * quarter) + least,
            (((sumImaginary * sumImaginary) + (differenceReal * differenceReal)) * quarter) + least);
    }

    /// <summary>
    /// The logarithm of a product is the sum of logarithms, and takes one logarithm instead of 24. A power is below 2^36, so that 24 of them
    /// are a double.
    /// </summary>
    private void Scale(int blocks, Span<byte> spectrum)
    {
        for (int point = 0; point < Points; point += Vector256<double>.Count)
        {
            Vector256<double> product = Vector256<double>.One;
            for (int block = 0; block < blocks; block++)
                product *= Vector256.WidenLower(Vector128.LoadUnsafe(ref powers[(block * Points) + point]).ToVector256Unsafe());
            (Vector256.Log2(product) / Vector256.Create((double)blocks)).CopyTo(octaves.AsSpan(point));
        }

        for (int u = 0; u < Columns; u++)
        {
            for (int v = 0; v < Side; v++) spectrum[(v * Columns) + u] = StepOf((u * Side) + v, blocks);
        }
    }

    private byte StepOf(int point, int blocks)
    {
        double steps = (octaves[point] - OctavesOfPowerMin) * StepsPerOctave, rounded = Math.Round(steps);
        return Math.Abs(steps - rounded) < SurelyRounded ? (byte)Math.Clamp(rounded, 0, 255) : StepOfSum(point, blocks);
    }

    /// <summary>Between two steps the sum decides, in single precision and in this order: it differs from the product by less than a thousandth.</summary>
    private const double SurelyRounded = 0.499;

    internal byte StepOfSum(int point, int blocks)
    {
        float sum = 0;
        for (int block = 0; block < blocks; block += 2)
            sum += MathF.Log2(powers[(block * Points) + point]) + (block + 1 < blocks ? MathF.Log2(powers[((block + 1) * Points) + point]) : 0);
        return (byte)Math.Clamp(Math.Round(((sum / blocks) - OctavesOfPowerMin) * StepsPerOctave), 0, 255);
    }
}
