using PrisonOps.Analyzers.Cameras;

namespace PrisonOps.Tests.Unit.Cameras;

/// <summary>The vector path and the scalar path of each measurement give the same bits, and a frame reserves no memory.</summary>
public sealed class PixelPathTests
{
    [Theory]
    [InlineData(5)]
    [InlineData(64)]
    [InlineData(333)]
    public void Halving_is_the_same_on_both_paths(int width)
    {
        byte[] upper = Bytes(2 * width, 1), lower = Bytes(2 * width, 2), vector = new byte[width], scalar = new byte[width];

        LumaPyramid.HalveRows(upper, lower, vector);
        LumaPyramid.HalveRowsScalar(upper, lower, scalar, from: 0);

        Assert.Equal(scalar, vector);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(33)]
    [InlineData(97)]
    [InlineData(960)]
    public void Slopes_are_the_same_on_both_paths(int width)
    {
        PlaneView plane = Plane(width, 30, 3);
        byte[] vectorMax = new byte[width - 1], scalarMax = new byte[width - 1];
        ushort[] vectorSums = new ushort[width - 1], scalarSums = new ushort[width - 1];

        TileSlopes.MeasureRows(plane, 2, 29, vectorMax, vectorSums);
        TileSlopes.MeasureRowsScalar(plane, 2, 29, scalarMax, scalarSums);

        Assert.Equal(scalarMax, vectorMax);
        Assert.Equal(scalarSums, vectorSums);
    }

    [Fact]
    public void Noise_of_a_probe_is_the_same_on_both_paths()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            PlaneView plane = Plane(40, 20, seed);

            ushort[] scalar = new ushort[NoiseMeter.ProbePx], vector = new ushort[NoiseMeter.ProbePx];
            Assert.Equal(NoiseMeter.ProbeScalar(plane, 20, 3, scalar), NoiseMeter.ProbeVector(plane, 20, 3, vector));
            Assert.Equal(scalar, vector);
        }
    }

    [Theory]
    [InlineData(31)]
    [InlineData(32)]
    [InlineData(333)]
    public void Column_sums_are_the_same_on_both_paths_and_hold_the_brightest_rows(int width)
    {
        PlaneView plane = Plane(width, ColumnSums.RowsMax + 10, 5);
        ushort[] vector = new ushort[width], scalar = new ushort[width], white = new ushort[width];

        ColumnSums.Measure(plane, 4, ColumnSums.RowsMax, 3, vector);
        ColumnSums.MeasureScalar(plane, 4, ColumnSums.RowsMax, 3, scalar);
        ColumnSums.Measure(new PlaneView([.. Enumerable.Repeat(byte.MaxValue, width * ColumnSums.RowsMax)], width, ColumnSums.RowsMax, width), 0, ColumnSums.RowsMax, 1, white);

        Assert.Equal(scalar, vector);
        Assert.All(white, sum => Assert.Equal(ushort.MaxValue, sum));
    }

    [Fact]
    public void The_difference_of_blocks_is_the_same_on_all_paths()
    {
        for (int seed = 0; seed < 50; seed++)
        {
            PlaneView one = Plane(100, 60, seed), other = Plane(80, 70, seed + 1_000);
            int expected = BlockMotion.DifferenceScalar(one, 61, 7, other, seed % 48, seed % 38);

            Assert.Equal(expected, BlockMotion.DifferenceVector(one, 61, 7, other, seed % 48, seed % 38));
            Assert.Equal(expected, BlockMotion.Difference(one, 61, 7, other, seed % 48, seed % 38));
        }
    }

    [Fact]
    public void A_rank_is_what_sorting_would_bring_there()
    {
        var random = new Random(7);
        for (int length = 1; length < 60; length++)
        {
            float[] numbers = [.. Enumerable.Range(0, length).Select(_ => (float)random.Next(length))], sorted = [.. numbers.Order()];

            for (int rank = 0; rank < length; rank++) Assert.Equal(sorted[rank], Ranking.Of([.. numbers], rank));
        }
    }

    [Fact]
    public void The_transform_is_the_same_to_the_last_bit_on_both_paths()
    {
        var random = new Random(6);
        float[] real = Floats(random), imaginary = Floats(random), otherReal = [.. real], otherImaginary = [.. imaginary];
        float[] turned = new float[real.Length], otherTurned = new float[real.Length];

        BlockTransform.TransformColumns(real, imaginary);
        BlockTransform.Turn(real, turned);
        BlockTransform.TransformColumnsScalar(otherReal, otherImaginary);
        BlockTransform.TurnScalar(otherReal, otherTurned);

        Assert.Equal(otherReal, real);
        Assert.Equal(otherImaginary, imaginary);
        Assert.Equal(otherTurned, turned);
    }

    [Fact]
    public void Pixels_are_weighed_the_same_on_both_paths()
    {
        float[] vector = new float[BlockSpectrum.Side], scalar = new float[BlockSpectrum.Side];
        byte[] row = Bytes(BlockSpectrum.Side, 8);

        BlockSpectrum.WeighVector(row, 117.3f, 0.73f, vector);
        BlockSpectrum.WeighScalar(row, 117.3f, 0.73f, scalar);

        Assert.Equal(scalar, vector);
    }

    /// <summary>The product of the powers decides but for what lies between two steps: never otherwise than the sum of single logarithms.</summary>
    [Fact]
    public void Each_step_of_a_spectrum_is_that_of_the_sum_of_logarithms()
    {
        for (int seed = 0; seed < 40; seed++)
        {
            var spectrum = new BlockSpectrum();
            byte[] steps = new byte[BlockSpectrum.Points];
            (int width, int height) = (64 + (seed * 13), 64 + (seed * 9));

            Assert.True(spectrum.Measure(Plane(width, height, seed), steps));

            for (int u = 0; u < BlockSpectrum.Columns; u++)
            {
                for (int v = 0; v < BlockSpectrum.Side; v++)
                    Assert.Equal(spectrum.StepOfSum((u * BlockSpectrum.Side) + v, BlockSpectrum.BlocksOf(width, height).Count), steps[(v * BlockSpectrum.Columns) + u]);
            }
        }
    }

    [Fact]
    public void Measuring_a_keyframe_reserves_no_memory()
    {
        var meter = new PictureMeter(8);
        DrawnPicture street = DrawnPicture.Street();
        for (int i = 0; i < 4; i++) meter.Add(street.View());

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 4; i++) meter.Add(street.View());

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public void Measuring_a_frame_of_a_burst_reserves_no_memory()
    {
        var meter = new BurstMeter();
        DrawnPicture street = DrawnPicture.Street();
        for (int i = 0; i < 3; i++) meter.Add(street.View(), i);

        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < 10; i++) meter.Add(street.View(), i);

        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    private static PlaneView Plane(int width, int height, int seed) => new(Bytes((width + 5) * height, seed), width, height, width + 5);

    private static byte[] Bytes(int length, int seed)
    {
        byte[] bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private static float[] Floats(Random random) => [.. Enumerable.Range(0, BlockTransform.Side * BlockTransform.Side).Select(_ => (random.NextSingle() - 0.5f) * 1_000)];
}
