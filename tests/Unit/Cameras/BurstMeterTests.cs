using PrisonOps.Analyzers.Cameras;
using PrisonOps.Ports.Cameras;

namespace PrisonOps.Tests.Unit.Cameras;

public sealed class BurstMeterTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    [Trait("Clause", "8.2-0.9")]
    public void A_camera_that_swings_by_five_pixels_shakes() =>
        Assert.Contains(PictureFaultCodes.Shake, Judge(i => DrawnPicture.Street().Shifted((int)Math.Round(5 * Math.Sin(0.9 * i)), 0)));

    [Fact]
    [Trait("Clause", "8.2-0.9")]
    public void A_pan_a_still_camera_and_people_who_walk_are_no_shake()
    {
        Assert.DoesNotContain(PictureFaultCodes.Shake, Judge(i => DrawnPicture.Street().Shifted(i / 3, 0)));
        Assert.DoesNotContain(PictureFaultCodes.Shake, Judge(_ => DrawnPicture.Street()));
        Assert.DoesNotContain(PictureFaultCodes.Shake, Judge(i => DrawnPicture.Street().WithPerson(20 + (8 * (i % 5)))));
    }

    [Fact]
    public void The_path_of_the_camera_is_measured_to_a_part_of_a_pixel()
    {
        BurstMeasurements burst = Measure(i => DrawnPicture.Street().Shifted(2 * i, -i), frames: 4);

        Assert.All(burst.Path, (at, i) =>
        {
            Assert.Equal(-2.0 * (i + 1) / DrawnPicture.WidthPx, at.X, tolerance: 0.3 / DrawnPicture.WidthPx);
            Assert.Equal((i + 1.0) / DrawnPicture.WidthPx, at.Y, tolerance: 0.3 / DrawnPicture.WidthPx);
        });
    }

    [Fact]
    [Trait("Clause", "8.2-0.11")]
    public void Light_that_flickers_within_a_second_is_found_between_two_keyframes() => Assert.Contains(
        PictureFaultCodes.SuddenChange, Judge(i => DrawnPicture.Street().With((_, _, value) => i / 6 % 2 == 0 ? value : 16 + ((value - 16) * 0.5))));

    private static IEnumerable<string> Judge(Func<int, DrawnPicture> draw)
    {
        DrawnPicture[] keyframes = [.. Enumerable.Range(0, 3).Select(i => DrawnPicture.Street().WithNoise(i, 1))];
        var taken = new KeyframeResult(KeyframePurpose.Diagnosis, StreamOutcome.Ok, At, default, DrawnPicture.Measure(fullRange: false, keyframes), null, "")
        {
            Burst = Measure(draw, frames: 25),
        };
        return PictureDiagnosis.Of(taken, null, PictureProfile.Day, PictureLimits.Default).Select(fault => fault.Code);
    }

    private static BurstMeasurements Measure(Func<int, DrawnPicture> draw, int frames)
    {
        var meter = new BurstMeter();
        for (int i = 0; i < frames; i++) meter.Add(draw(i).WithNoise(i, 1).View(), 40 * i);
        return meter.Finish();
    }
}
