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

            Assert.Equal(NoiseMeter.ProbeScalar(plane, 20, 3), NoiseMeter.ProbeVector(plane, 20, 3));
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
    public void A_butterfly_of_the_transform_is_the_same_to_the_last_bit_on_both_paths()
    {
        var random = new Random(6);
        float[][] one = [.. Enumerable.Range(0, 4).Select(_ => Floats(random))], other = [.. one.Select(part => part.ToArray())];

        BlockSpectrum.ButterflyVector(one[0], one[1], one[2], one[3], 0.3826834f, -0.9238795f);
        BlockSpectrum.ButterflyScalar(other[0], other[1], other[2], other[3], 0.3826834f, -0.9238795f);

        Assert.Equal(other, one);
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

    private static float[] Floats(Random random) => [.. Enumerable.Range(0, BlockSpectrum.Side).Select(_ => (random.NextSingle() - 0.5f) * 1_000)];
}
