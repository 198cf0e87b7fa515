using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using PrisonOps.Analyzers.Cameras;
using PrisonOps.Ports.Cameras;

namespace PrisonOps.Tests.Unit.Cameras;

public sealed class PictureMeterTests
{
    [Fact]
    public void A_card_has_its_own_luma_no_spread_and_one_colour()
    {
        PictureMeasurements measured = DrawnPicture.Card(luma: 100, u: 90, v: 200).Measure(fullRange: true);

        Assert.Equal((100.0, 0.0, 0.0), (measured.LumaMean, measured.LumaStdDev, measured.LumaEntropyBits));
        Assert.Equal((90.0, 200.0, 0.0, 1.0), (measured.ChromaUMean, measured.ChromaVMean, measured.ChromaSpread, measured.OneColourShare));
        Assert.All(measured.Fingerprint, mean => Assert.Equal(100, mean));
    }

    [Theory]
    [InlineData(16, 0)]
    [InlineData(235, 255)]
    public void Studio_range_is_stretched_so_that_black_is_0_and_white_255(byte coded, double expected) =>
        Assert.Equal(expected, DrawnPicture.Card(coded).Measure().LumaMean, precision: 6);

    [Theory]
    [InlineData(16, 16, true)]
    [InlineData(1_920, 1_080, true)]
    [InlineData(2_048, 16, true)]
    [InlineData(8, 8, false)]
    [InlineData(1_920, 15, false)]
    [InlineData(4_096, 16, false)]
    [InlineData(16, 32_768, false)]
    public void A_picture_whose_working_size_has_blocks_without_pixels_is_refused_with_its_size(int widthPx, int heightPx, bool isMeasured)
    {
        byte[] bytes = new byte[widthPx * heightPx];
        var view = new PlaneView(bytes, widthPx, heightPx, widthPx);

        string problem = PictureMeter.Problem(view);

        Assert.Equal(isMeasured, problem.Length == 0);
        if (isMeasured) Measure(bytes, widthPx, heightPx);
        else Assert.Contains($"{widthPx}x{heightPx} pixels", problem, StringComparison.Ordinal);
    }

    private static void Measure(byte[] bytes, int widthPx, int heightPx)
    {
        var plane = new PlaneView(bytes, widthPx, heightPx, widthPx);
        var meter = new PictureMeter(2);
        meter.Add(new(plane, plane, plane, isFullRange: true));
        meter.Add(new(plane, isFullRange: true));
        new BurstMeter().Add(new(plane, isFullRange: true), timeMs: null);

        Assert.All(meter.Finish(), measured => Assert.Equal((widthPx, heightPx, 1.0), (measured.WidthPx, measured.HeightPx, measured.OneColourShare)));
    }

    [Fact]
    public void A_checkerboard_of_two_values_carries_one_bit_and_half_of_the_range_as_spread()
    {
        PictureMeasurements measured = DrawnPicture.Draw((x, y) => ((x / 8) + (y / 8)) % 2 == 0 ? (byte)50 : (byte)150).Measure(fullRange: true);

        Assert.Equal(100, measured.LumaMean, precision: 6);
        Assert.Equal(50, measured.LumaStdDev, precision: 6);
        Assert.Equal(1, measured.LumaEntropyBits, precision: 6);
        Assert.Equal(0.5, measured.OneColourShare, precision: 6);
    }

    [Fact]
    public void The_same_picture_always_gives_the_same_numbers()
    {
        PictureMeasurements first = DrawnPicture.Room().WithNoise(seed: 1, amplitude: 3).Measure();
        PictureMeasurements second = DrawnPicture.Room().WithNoise(seed: 1, amplitude: 3).Measure();

        Assert.Equal(first.FineFingerprint, second.FineFingerprint);
        Assert.Equal(first.Fingerprint, second.Fingerprint);
        Assert.Equal(first.LumaStdDev, second.LumaStdDev);
    }

    [Fact]
    public void One_changed_pixel_changes_the_checksum_of_its_block_alone()
    {
        PictureMeasurements before = DrawnPicture.Room().Measure();
        PictureMeasurements after = DrawnPicture.Draw((x, y) => 0).Measure();
        PictureMeasurements one = DrawnPicture.Draw((x, y) => x == 100 && y == 100 ? (byte)1 : (byte)0).Measure();

        int changed = after.FineFingerprint.Zip(one.FineFingerprint).Count(pair => pair.First != pair.Second);
        Assert.Equal(1, changed);
        Assert.NotEqual(before.FineFingerprint, after.FineFingerprint);
    }

    [Theory]
    [InlineData(7)]
    [InlineData(16)]
    [InlineData(33)]
    [InlineData(31_000)]
    public void The_vector_paths_and_the_scalar_path_give_the_same_sums(int length)
    {
        var random = new Random(length);
        byte[] a = new byte[length], b = new byte[length];
        random.NextBytes(a);
        random.NextBytes(b);

        long expected = PlaneSums.Scalar(a, b);

        Assert.Equal(expected, PlaneSums.AbsoluteDifference(a, b));
        if (Avx2.IsSupported && length >= Vector256<byte>.Count) Assert.Equal(expected, PlaneSums.Vectors256(a, b));
        Assert.Equal(expected, WithTail(PlaneSums.Vectors128(a, b)));
        Assert.Equal(PlaneSums.Scalar(a, default), PlaneSums.Sum(a));

        long WithTail((long Sum, int Done) part) => part.Sum + PlaneSums.Scalar(a.AsSpan(part.Done), b.AsSpan(part.Done));
    }

    [Fact]
    public void Full_white_against_black_over_a_long_run_does_not_overflow()
    {
        byte[] white = new byte[100_000];
        Array.Fill(white, byte.MaxValue);

        Assert.Equal(25_500_000, PlaneSums.AbsoluteDifference(white, new byte[white.Length]));
    }

    [Fact]
    public void A_meter_tells_of_a_second_camera_what_a_new_one_tells()
    {
        DrawnPicture[] camera = [.. Enumerable.Range(0, 4).Select(i => DrawnPicture.Street(3).WithPerson(40 * i).WithNoise(i, 2))];
        var used = new PictureMeter(6);
        for (int i = 0; i < 6; i++) used.Add(DrawnPicture.Room().WithNoise(i, 5).View());
        var usedBurst = new BurstMeter();
        for (int i = 0; i < 6; i++) usedBurst.Add(DrawnPicture.Room().WithNoise(i, 5).View(), 40 * i);

        used.Begin(camera.Length);
        usedBurst.Begin();
        var newBurst = new BurstMeter();
        foreach ((int i, DrawnPicture picture) in camera.Index())
        {
            used.Add(picture.View());
            usedBurst.Add(picture.View(), 1_000 + (40 * i));
            newBurst.Add(picture.View(), 1_000 + (40 * i));
        }

        Assert.Equivalent(DrawnPicture.Measure(false, camera), used.Finish(), strict: true);
        Assert.Equivalent(newBurst.Finish(), usedBurst.Finish(), strict: true);
    }

    [Fact]
    public void A_plane_that_is_too_short_for_its_size_is_refused_with_the_numbers()
    {
        var refused = Assert.Throws<ArgumentException>(() => new PlaneView(new byte[99], 10, 10, 10).WidthPx);

        Assert.Contains("99 bytes do not hold 10x10", refused.Message, StringComparison.Ordinal);
    }
}
