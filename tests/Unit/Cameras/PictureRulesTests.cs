using System.Collections.Immutable;
using PrisonOps.Analyzers.Cameras;
using PrisonOps.Ports.Cameras;

namespace PrisonOps.Tests.Unit.Cameras;

public sealed class PictureRulesTests
{
    private static readonly DateTimeOffset At = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);

    [Theory]
    [Trait("Clause", "8.2-0.1")]
    [InlineData(16, 128, 128, "black")]
    [InlineData(41, 240, 110, "blue")]
    [InlineData(126, 128, 128, "grey-card")]
    [InlineData(106, 98, 222, "coloured-card")]
    public void A_card_of_one_colour_is_a_lost_signal_and_its_colour_is_named(byte luma, byte u, byte v, string name)
    {
        PictureFault fault = Assert.Single(Decide(DrawnPicture.Card(luma, u, v), DrawnPicture.Card(luma, u, v)).Faults);

        Assert.Equal((PictureFaultCodes.SignalLoss, name), (fault.Code, fault.Detail));
    }

    [Fact]
    [Trait("Clause", "8.2-0.1")]
    public void A_blue_card_with_a_line_of_text_and_noise_is_still_a_lost_signal()
    {
        DrawnPicture card = DrawnPicture.Draw((x, y) => x is > 120 and < 180 && y is > 90 and < 100 && x % 3 != 0 ? (byte)235 : (byte)41, 240, 110);

        Assert.Equal(PictureFaultCodes.SignalLoss, Assert.Single(Decide(card.WithNoise(1, 3), card.WithNoise(2, 3)).Faults).Code);
    }

    [Theory]
    [Trait("Clause", "8.2-0.1")]
    [InlineData(1.0)]
    [InlineData(0.3)]
    [InlineData(0.08)]
    public void A_scene_is_no_lost_signal_however_dark_it_is(double light)
    {
        DrawnPicture room = DrawnPicture.Room(light);

        Assert.DoesNotContain(PictureFaultCodes.SignalLoss, Decide(room.WithNoise(1, 2), room.WithNoise(2, 2)).Faults.Select(fault => fault.Code));
    }

    [Fact]
    [Trait("Clause", "8.2-0.1")]
    public void A_stream_that_stops_sending_has_lost_its_signal_whatever_it_showed_before()
    {
        KeyframeResult taken = RoundOf(DrawnPicture.Room()) with { Timing = default(StreamTiming) with { PacketGapMsMax = 5_100 } };

        PictureFault fault = Assert.Single(PictureRules.Decide(taken, earlier: null, PictureLimits.Default).Faults);

        Assert.Equal((PictureFaultCodes.SignalLoss, "no-packets", 5_100.0), (fault.Code, fault.Detail, fault.Value!.Value));
    }

    [Fact]
    public void A_frozen_black_picture_is_named_a_lost_signal_and_not_a_freeze_as_well()
    {
        PictureVerdict verdict = Decide(DrawnPicture.Card(16), DrawnPicture.Card(16), DrawnPicture.Card(16));

        Assert.Equal([PictureFaultCodes.SignalLoss], verdict.Faults.Select(fault => fault.Code));
        Assert.DoesNotContain(PictureFaultCodes.Freeze, verdict.Judged);
    }

    [Fact]
    [Trait("Clause", "8.2-0.7")]
    public void A_picture_that_repeats_itself_is_frozen()
    {
        DrawnPicture stuck = DrawnPicture.Room().WithNoise(1, 2);

        Assert.Equal(PictureFaultCodes.Freeze, Assert.Single(Decide(stuck, stuck, stuck).Faults).Code);
    }

    [Fact]
    [Trait("Clause", "8.2-0.7")]
    public void A_frozen_picture_stays_frozen_under_a_running_clock()
    {
        DrawnPicture stuck = DrawnPicture.Room().WithNoise(1, 2);

        Assert.Equal(
            PictureFaultCodes.Freeze,
            Assert.Single(Decide(stuck.WithClock(1), stuck.WithClock(2), stuck.WithClock(3)).Faults).Code);
    }

    [Fact]
    [Trait("Clause", "8.2-0.7")]
    public void An_empty_corridor_with_a_running_clock_is_not_frozen_because_its_sensor_is_alive()
    {
        DrawnPicture corridor = DrawnPicture.Room();
        PictureVerdict verdict = Decide(corridor.WithNoise(1, 1).WithClock(1), corridor.WithNoise(2, 1).WithClock(2), corridor.WithNoise(3, 1).WithClock(3));

        Assert.Empty(verdict.Faults);
        Assert.Contains(PictureFaultCodes.Freeze, verdict.Judged);
    }

    [Fact]
    public void A_person_who_walks_through_a_noiseless_picture_is_not_frozen()
    {
        DrawnPicture room = DrawnPicture.Room();

        Assert.Empty(Decide(room.WithPerson(40), room.WithPerson(80), room.WithPerson(120)).Faults);
    }

    [Fact]
    public void Two_still_keyframes_of_a_first_round_tell_nothing_yet()
    {
        DrawnPicture stuck = DrawnPicture.Room();

        Assert.DoesNotContain(PictureFaultCodes.Freeze, Decide(stuck, stuck).Judged);
    }

    [Fact]
    public void Still_keyframes_that_show_another_scene_than_the_round_before_are_not_frozen()
    {
        PictureMeasurements earlier = DrawnPicture.Room(0.5).Measure();

        PictureVerdict verdict = PictureRules.Decide(RoundOf(DrawnPicture.Room(), DrawnPicture.Room()), earlier, PictureLimits.Default);

        Assert.Empty(verdict.Faults);
    }

    [Fact]
    public void One_keyframe_a_round_is_frozen_when_every_pixel_equals_the_round_before()
    {
        DrawnPicture stuck = DrawnPicture.Room().WithNoise(7, 2);
        PictureMeasurements earlier = stuck.Measure();

        PictureVerdict same = PictureRules.Decide(RoundOf(stuck), earlier, PictureLimits.Default);
        PictureVerdict living = PictureRules.Decide(RoundOf(DrawnPicture.Room().WithNoise(8, 2)), earlier, PictureLimits.Default);

        Assert.Equal(PictureFaultCodes.Freeze, Assert.Single(same.Faults).Code);
        Assert.Empty(living.Faults);
    }

    [Fact]
    [Trait("Clause", "8.2-0.19")]
    public void A_stream_that_cannot_be_had_names_its_reason_and_says_nothing_about_the_picture()
    {
        PictureVerdict verdict = Decide(StreamOutcome.Unauthorised);

        Assert.Equal(new PictureFault(PictureFaultCodes.PullFailed, null, null, "", "auth"), Assert.Single(verdict.Faults));
        Assert.DoesNotContain(PictureFaultCodes.SignalLoss, verdict.Judged);
        Assert.DoesNotContain(PictureFaultCodes.Freeze, verdict.Judged);
    }

    [Fact]
    [Trait("Clause", "8.2-0.20")]
    public void Packets_without_a_picture_are_a_decode_failure_of_a_stream_that_was_pulled()
    {
        PictureVerdict verdict = Decide(StreamOutcome.NoKeyframe);

        Assert.Equal(PictureFaultCodes.DecodeFailed, Assert.Single(verdict.Faults).Code);
        Assert.Contains(PictureFaultCodes.PullFailed, verdict.Judged);
    }

    [Fact]
    [Trait("Clause", "8.2-0.21")]
    public void A_round_that_our_side_did_not_finish_judges_nothing_but_itself()
    {
        PictureVerdict verdict = Decide(StreamOutcome.WorkerFailed);

        Assert.Equal([PictureFaultCodes.DiagnosisFailed], verdict.Judged);
        Assert.Equal(PictureFaultCodes.DiagnosisFailed, Assert.Single(verdict.Faults).Code);
    }

    [Fact]
    public void A_sign_of_life_is_good_for_the_stream_and_tells_nothing_else() =>
        Assert.Equal([PictureFaultCodes.PullFailed], Decide(StreamOutcome.Ok).Judged);

    [Fact]
    [Trait("Clause", "8.2-0.19")]
    public void Every_outcome_but_ok_is_one_fault_with_a_reason_of_the_rows()
    {
        PictureFault[] faults = [.. Enum.GetValues<StreamOutcome>().Where(outcome => outcome != StreamOutcome.Ok).Select(outcome => Assert.Single(Decide(outcome).Faults))];

        Assert.Equal(
            ["answer-timeout", "auth", "connect", "dns", "no-packets", "not-found", "server-error", "tls"], Reasons(PictureFaultCodes.PullFailed));
        Assert.Equal(["corrupt", "missing-parameter-sets", "no-keyframe", "unsupported-codec"], Reasons(PictureFaultCodes.DecodeFailed));
        Assert.Equal(["not-asked", "overload", "quarantined", "worker-failed", "worker-timeout"], Reasons(PictureFaultCodes.DiagnosisFailed));
        Assert.Equal(["no-packets"], Reasons(PictureFaultCodes.SignalLoss));

        IEnumerable<string> Reasons(string code) =>
            faults.Where(fault => fault.Code == code).Select(fault => fault.Detail).Distinct().Order(StringComparer.Ordinal);
    }

    private static PictureVerdict Decide(params DrawnPicture[] pictures) =>
        PictureRules.Decide(RoundOf(pictures), earlier: null, PictureLimits.Default);

    private static PictureVerdict Decide(StreamOutcome outcome) =>
        PictureRules.Decide(KeyframeResult.Failed(KeyframePurpose.Diagnosis, outcome, At, ""), earlier: null, PictureLimits.Default);

    private static KeyframeResult RoundOf(params DrawnPicture[] pictures)
    {
        ImmutableArray<PictureMeasurements> measured = DrawnPicture.Measure(fullRange: false, pictures);
        return new(KeyframePurpose.Diagnosis, StreamOutcome.Ok, At, default, measured, null, "");
    }
}
