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
    [InlineData(97)]
    [InlineData(960)]
    public void Slopes_are_the_same_on_both_paths(int width)
    {
        byte[] row = Bytes(width, 3), next = Bytes(width, 4), vectorMax = new byte[width - 1], scalarMax = new byte[width - 1];
        ushort[] vectorSums = new ushort[width - 1], scalarSums = new ushort[width - 1];

        TileSlopes.AddRow(row, next, vectorMax, vectorSums);
        TileSlopes.AddRowScalar(row, next, scalarMax, scalarSums, from: 0);

        Assert.Equal(scalarMax, vectorMax);
        Assert.Equal(scalarSums, vectorSums);
    }

    [Fact]
    public void Noise_of_a_row_is_the_same_on_both_paths()
    {
        for (int seed = 0; seed < 200; seed++)
        {
            byte[] above = Bytes(NoiseMeter.ProbePx + 2, seed), here = Bytes(NoiseMeter.ProbePx + 2, seed + 1_000), below = Bytes(NoiseMeter.ProbePx + 2, seed + 2_000);

            Assert.Equal(NoiseMeter.RowScalar(above, here, below), NoiseMeter.RowVector(above, here, below));
        }
    }

    [Fact]
    public void Column_sums_are_the_same_on_both_paths()
    {
        byte[] row = Bytes(333, 5);
        uint[] vector = new uint[333], scalar = new uint[333];

        CoherentLines.AddRow(row, vector);
        CoherentLines.AddRowScalar(row, scalar, from: 0);

        Assert.Equal(scalar, vector);
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

    private static byte[] Bytes(int length, int seed)
    {
        byte[] bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    private static float[] Floats(Random random) => [.. Enumerable.Range(0, BlockSpectrum.Side).Select(_ => (random.NextSingle() - 0.5f) * 1_000)];
}
