using PrisonOps.Analyzers.Cameras;

namespace PrisonOps.Tests.Unit.Cameras;

public sealed class PictureJudgementTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
    private static readonly PictureLimits Limits = PictureLimits.Default;

    [Fact]
    [Trait("Clause", "8.2-0.18")]
    public void A_fault_is_confirmed_by_two_of_three_rounds_and_keeps_the_time_it_began()
    {
        PictureJudgement one = After("bad");
        PictureJudgement two = After("bad good bad");

        Assert.Empty(one.Confirmed);
        ConfirmedFault confirmed = Assert.Single(two.Confirmed);
        Assert.Equal((Start, 2, 3), (confirmed.Since, confirmed.Hits, confirmed.Window));
        Assert.Equal(Start, Assert.Single(After("bad good bad bad bad").Confirmed).Since);
    }

    [Fact]
    public void A_single_bad_round_now_and_then_confirms_nothing() => Assert.Empty(After("bad good good bad good good bad").Confirmed);

    [Fact]
    public void A_fault_that_begins_anew_has_its_new_time()
    {
        ConfirmedFault confirmed = Assert.Single(After("bad good good bad bad").Confirmed);

        Assert.Equal(Start.AddMinutes(3), confirmed.Since);
    }

    [Fact]
    [Trait("Clause", "8.2-0.18")]
    public void A_confirmed_fault_is_cleared_by_two_good_rounds_in_a_row_and_not_by_one()
    {
        Assert.Single(After("bad bad good").Confirmed);
        Assert.Single(After("bad bad good bad good").Confirmed);
        Assert.Empty(After("bad bad good good").Confirmed);
    }

    [Fact]
    public void After_a_clear_the_old_rounds_do_not_help_to_confirm_again() => Assert.Empty(After("bad bad good good bad").Confirmed);

    [Fact]
    public void A_round_that_could_not_tell_neither_confirms_nor_clears()
    {
        Assert.Single(After("bad bad none none none").Confirmed);
        Assert.Single(After("bad bad good none none bad").Confirmed);
    }

    [Fact]
    public void A_fault_known_from_an_earlier_life_stays_until_good_rounds_clear_it()
    {
        var open = new ConfirmedFault(Fault, Start.AddDays(-1), 2, 3);
        PictureJudgement restored = PictureJudgement.Restore([open], Limits);

        Assert.False(restored.IsJudged(Fault.Code));
        Assert.Equal(Start.AddDays(-1), Assert.Single(restored.Confirmed).Since);
        Assert.Equal(Start.AddDays(-1), Assert.Single(restored.With(Round("bad", 0), Limits).Confirmed).Since);
        Assert.Empty(restored.With(Round("good", 0), Limits).With(Round("good", 1), Limits).Confirmed);
    }

    [Fact]
    public void Nothing_is_judged_before_the_first_round()
    {
        Assert.False(PictureJudgement.Unknown.IsJudged(PictureFaultCodes.PullFailed));
        Assert.True(After("good").IsJudged(PictureFaultCodes.PullFailed));
        Assert.False(After("good").IsJudged(PictureFaultCodes.Freeze));
    }

    [Fact]
    public void The_same_faults_with_other_numbers_are_nothing_new_to_report()
    {
        PictureJudgement before = After("bad bad");
        PictureJudgement after = before.With(Round("bad", 2), Limits);

        Assert.True(before.HasSameFaultsAs(after));
        Assert.False(before.HasSameFaultsAs(PictureJudgement.Unknown));
    }

    private static readonly PictureFault Fault = new(PictureFaultCodes.PullFailed, null, null, "", "connection refused");

    private static PictureJudgement After(string rounds)
    {
        PictureJudgement judgement = PictureJudgement.Unknown;
        int minute = 0;
        foreach (string round in rounds.Split(' ')) judgement = judgement.With(Round(round, minute++), Limits);
        return judgement;
    }

    private static PictureVerdict Round(string kind, int minute) => kind switch
    {
        "bad" => new(Start.AddMinutes(minute), [Fault.Code], [Fault]),
        "good" => new(Start.AddMinutes(minute), [Fault.Code], []),
        _ => new(Start.AddMinutes(minute), [PictureFaultCodes.DiagnosisFailed], []),
    };
}
