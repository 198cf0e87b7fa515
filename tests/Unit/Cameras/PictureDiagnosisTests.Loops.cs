using PrisonOps.Analyzers.Cameras;
using PrisonOps.Ports.Cameras;

namespace PrisonOps.Tests.Unit.Cameras;

/// <summary>Clips that are played again and again, and pictures that stand for a part of the round only.</summary>
public sealed partial class PictureDiagnosisTests
{
    [Theory]
    [Trait("Clause", "8.2-0.7")]
    [InlineData(2, true)]
    [InlineData(1, false)]
    public void A_circle_that_comes_round_only_once_is_frozen_when_two_keyframes_of_it_come_back_exactly(int comesBack, bool isFault)
    {
        DrawnPicture[] circle = [.. Enumerable.Range(0, 8).Select(i => DrawnPicture.Street().WithPerson(20 + (30 * (i < 5 || i >= 5 + comesBack ? i : i - 5))).WithNoise(i, 1))];

        Assert.Equal(isFault, Codes(Diagnose(circle, DrawnPicture.Street())).Contains(PictureFaultCodes.Freeze));
    }

    [Fact]
    [Trait("Clause", "8.2-0.7")]
    public void A_short_clip_that_is_played_again_and_again_is_frozen()
    {
        DrawnPicture[] clip = [.. Enumerable.Range(0, 3).Select(i => DrawnPicture.Street().WithPerson(40 + (90 * i)).WithNoise(i, 3))];

        PictureFault fault = Assert.Single(Diagnose([.. Enumerable.Range(0, 9).Select(i => clip[i % 3])]), found => found.Code == PictureFaultCodes.Freeze);

        Assert.Equal("loop", fault.Detail);
    }

    [Theory]
    [Trait("Clause", "8.2-0.7")]
    [InlineData(0, true)]
    [InlineData(2, true)]
    [InlineData(30, false)]
    public void A_clip_that_begins_to_repeat_within_the_round_is_frozen_be_it_a_frame_off_and_a_person_who_walks_on_is_not(int walksOnBy, bool isFault)
    {
        DrawnPicture[] round = [.. Enumerable.Range(0, 9).Select(i => DrawnPicture.Street().WithPerson(i < 3 ? 20 * i : 60 + (100 * (i % 2)) + (walksOnBy * (i / 2))).WithNoise(i, 2))];

        Assert.Equal(isFault, Codes(Diagnose(round)).Contains(PictureFaultCodes.Freeze));
    }

    [Fact]
    [Trait("Clause", "8.2-0.7")]
    public void A_camera_that_sways_to_and_fro_is_no_clip_that_repeats() => Assert.DoesNotContain(
        PictureFaultCodes.Freeze, Codes(Diagnose([.. Enumerable.Range(0, 9).Select(i => DrawnPicture.Street().Shifted(i < 5 ? 0 : 4 * (i % 2), 0).WithNoise(i, 2))])));

    [Theory]
    [Trait("Clause", "8.2-0.7")]
    [InlineData(4_000, 0, true)]
    [InlineData(4_000, 3, false)]
    [InlineData(1_000, 0, false)]
    public void Of_keyframes_many_seconds_apart_one_pair_that_has_lost_the_noise_is_a_freeze(int apartMs, int noise, bool isFault)
    {
        // An encoder that converges changes a pixel here and there by one, so that no block is repeated.
        DrawnPicture stuck = DrawnPicture.Street().WithNoise(1, 4);
        DrawnPicture[] coded = [DrawnPicture.Street().WithPerson(90).WithNoise(2, 4), stuck, stuck.With((x, y, value) => value + ((x + (3 * y)) % 23 == 0 ? 1 : 0)).WithNoise(3, noise)];
        var reference = PictureReference.Learn(DrawnPicture.Measure(fullRange: false, DrawnPicture.Street().WithNoise(100, 4), DrawnPicture.Street().WithNoise(101, 4)));
        var taken = new KeyframeResult(KeyframePurpose.Diagnosis, StreamOutcome.Ok, At, default, DrawnPicture.Measure(fullRange: false, coded), null, "")
        {
            Packets = [.. Enumerable.Range(0, coded.Length).Select(i => new KeyframePacket(apartMs * i, apartMs * i, 25, 0, 20_000))],
        };

        Assert.Equal(isFault, Codes(PictureDiagnosis.Of(taken, reference, PictureProfile.Day, PictureLimits.Default)).Contains(PictureFaultCodes.Freeze));
    }
}
