using System.Collections.Immutable;
using PrisonOps.Analyzers.Cameras;
using PrisonOps.Ports.Cameras;

namespace PrisonOps.Tests.Unit.Cameras;

/// <summary>What stands still although it should not: pictures that repeat, and quiet scenes that only look so.</summary>
public sealed partial class PictureDiagnosisTests
{
    [Fact]
    [Trait("Clause", "8.2-0.7")]
    public void A_repeated_frame_is_frozen_and_a_still_corridor_with_a_living_sensor_is_not()
    {
        DrawnPicture stuck = DrawnPicture.Street().WithNoise(1, 2);

        Assert.Contains(PictureFaultCodes.Freeze, Codes(Diagnose([.. Frames(i => stuck.WithClock(i))])));
        Assert.DoesNotContain(PictureFaultCodes.Freeze, Codes(Diagnose([.. Frames(i => DrawnPicture.Street().WithNoise(i, 2).WithClock(i))])));
    }

    [Fact]
    [Trait("Clause", "8.2-0.7")]
    public void A_picture_that_stands_jumps_and_stands_again_is_frozen()
    {
        DrawnPicture[] stuttering = [.. Enumerable.Range(0, 8).Select(i => DrawnPicture.Street().WithPerson(20 + (30 * (i / 2))).WithNoise(i / 2, 1))];

        Assert.Equal([PictureFaultCodes.Freeze], Codes(Diagnose(stuttering, DrawnPicture.Street())));
    }

    [Theory]
    [Trait("Clause", "8.2-0.7")]
    [InlineData(2, true)]
    [InlineData(1, false)]
    public void After_motion_ceased_places_that_become_equal_are_frozen_and_those_that_keep_their_noise_are_not(int noisyFrom, bool isFault)
    {
        DrawnPicture stuck = DrawnPicture.Street().WithPerson(230).WithNoise(99, 3);
        DrawnPicture[] round =
        [
            .. Enumerable.Range(0, 4).Select(i => DrawnPicture.Street().WithPerson(20 + (60 * i)).WithNoise(i, 3)),
            .. Enumerable.Range(4, 5).Select(i => Coded(stuck, i)),
        ];

        Assert.Equal(isFault, Codes(Diagnose(round)).Contains(PictureFaultCodes.Freeze));

        // An encoder that works on one half of the picture, or noise on all of it.
        DrawnPicture Coded(DrawnPicture picture, int seed)
        {
            var random = new Random(seed);
            return picture.With((x, _, value) => noisyFrom == 1 || x > DrawnPicture.WidthPx / 2 ? value + random.Next(-4, 5) : value);
        }
    }

    [Theory]
    [Trait("Clause", "8.2-0.7")]
    [InlineData(new[] { 1, 2, 3, 1, 4, 5 }, true)]
    [InlineData(new[] { 1, 2, 3, 6, 4, 5 }, false)]
    public void A_quantiser_that_comes_back_and_the_same_picture_with_it_is_a_freeze(int[] quantisers, bool isFault) => Assert.Equal(
        isFault, Codes(Diagnose([.. quantisers.Select(quantiser => DrawnPicture.Street().WithNoise(quantiser, 3))])).Contains(PictureFaultCodes.Freeze));

    [Theory]
    [Trait("Clause", "8.2-0.7")]
    [InlineData(new[] { 1, 2, 2, 3, 4, 4, 5, 6 }, true)]
    [InlineData(new[] { 1, 2, 2, 3, 4, 5, 6, 7 }, false)]
    public void Where_something_walks_two_seconds_that_repeat_are_a_freeze_and_one_is_not(int[] noises, bool isFault) => Assert.Equal(
        isFault, Codes(Diagnose([.. noises.Select(noise => DrawnPicture.Street().WithPerson(20 + (30 * noise)).WithNoise(noise, 3))], DrawnPicture.Street())).Contains(PictureFaultCodes.Freeze));

    [Theory]
    [Trait("Clause", "8.2-0.7")]
    [InlineData(0, true)]
    [InlineData(1, false)]
    public void Some_equal_blocks_are_a_freeze_only_while_the_light_stands_as_well(int lightStep, bool isFault)
    {
        Assert.Equal(isFault, Codes(Diagnose([.. Frames(frame => Coded(frame == 3 ? 0 : frame, frame))])).Contains(PictureFaultCodes.Freeze));

        DrawnPicture Coded(int quantiser, int frame)
        {
            Random coming = new(quantiser), other = new(100 + frame);
            return DrawnPicture.Street().With((x, _, value) => value + (x < 96 ? coming : other).Next(-3, 4) + (x < 96 ? 0 : lightStep * frame));
        }
    }

    [Fact]
    [Trait("Clause", "8.2-0.7")]
    public void A_view_that_changed_once_is_not_frozen_because_it_changes_less_from_then_on() => Assert.DoesNotContain(
        PictureFaultCodes.Freeze, Codes(Diagnose([.. Enumerable.Range(0, 8).Select(i => DrawnPicture.Street(i < 2 ? 1 : 7).WithNoise(i, 1))])));

    [Fact]
    [Trait("Clause", "8.2-0.7")]
    [Trait("Clause", "8.2-0.12")]
    public void A_van_in_a_repeated_picture_is_no_obstacle_and_one_that_stays_in_a_living_picture_is()
    {
        DrawnPicture van = DrawnPicture.Street().With((x, y, value) => x is > 30 and < 150 && y is > 40 and < 170 ? 120 : value);

        Assert.Equal([PictureFaultCodes.Freeze], Codes(Diagnose([.. Frames(_ => van.WithNoise(1, 2))], DrawnPicture.Street())));
        Assert.Equal([PictureFaultCodes.Occlusion], Codes(Diagnose([.. Frames(i => van.WithNoise(i, 2))], DrawnPicture.Street())));
    }

    [Theory]
    [Trait("Clause", "8.2-0.7")]
    [InlineData(1.1, true)]
    [InlineData(0.9, false)]
    public void Keyframes_that_come_nearer_with_more_bytes_are_a_freeze_and_noise_that_fades_with_its_bytes_is_not(double bytesRatio, bool isFault)
    {
        DrawnPicture stuck = DrawnPicture.Street().WithNoise(1, 3);
        DrawnPicture[] coded = [.. Frames(i => stuck.WithNoise(10 + i, Keyframes - i))];
        var taken = new KeyframeResult(KeyframePurpose.Diagnosis, StreamOutcome.Ok, At, default, DrawnPicture.Measure(fullRange: false, coded), null, "")
        {
            Packets = [.. Enumerable.Range(0, Keyframes).Select(i => new KeyframePacket(1_000 * i, 1_000 * i, 25, 0, (long)(20_000 * Math.Pow(bytesRatio, i))))],
        };

        Assert.Equal(isFault, Codes(PictureDiagnosis.Of(taken, null, PictureProfile.Day, PictureLimits.Default)).Contains(PictureFaultCodes.Freeze));
    }
}
