using Microsoft.Extensions.Time.Testing;
using PrisonOps.Collectors.Rtsp;

namespace PrisonOps.Tests.Unit.Rtsp;

public sealed class QuarantineTests
{
    private readonly FakeTimeProvider time = new(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));
    private readonly Quarantine quarantine;
    private readonly Suspect first = new(Guid.NewGuid(), 1);
    private readonly Suspect second = new(Guid.NewGuid(), 1);
    private readonly Suspect third = new(Guid.NewGuid(), 1);

    public QuarantineTests() => quarantine = new(TimeSpan.FromHours(1), time);

    [Fact]
    public void One_death_costs_nobody_anything()
    {
        Assert.Null(quarantine.Blame([first, second]));

        Assert.False(quarantine.MustRunAlone(first));
        Assert.Null(quarantine.ConvictedUntil(first));
    }

    [Fact]
    public void The_only_stream_that_was_in_two_deaths_is_quarantined_for_its_time()
    {
        quarantine.Blame([first, second]);

        Assert.Equal(first, quarantine.Blame([first, third]));
        Assert.Equal(time.GetUtcNow().AddHours(1), quarantine.ConvictedUntil(first));
        Assert.Null(quarantine.ConvictedUntil(third));

        time.Advance(TimeSpan.FromHours(1));
        Assert.Null(quarantine.ConvictedUntil(first));
        Assert.True(quarantine.MustRunAlone(first), "after its time it is tried again, alone");
    }

    [Fact]
    public void Where_several_were_in_both_deaths_each_runs_alone_and_only_the_one_that_kills_again_is_quarantined()
    {
        quarantine.Blame([first, second]);
        Assert.Null(quarantine.Blame([first, second]));
        Assert.True(quarantine.MustRunAlone(first) && quarantine.MustRunAlone(second));

        quarantine.Acquit(first);
        Assert.Equal(second, quarantine.Blame([second]));

        Assert.False(quarantine.MustRunAlone(first));
        Assert.Null(quarantine.ConvictedUntil(first));
        Assert.NotNull(quarantine.ConvictedUntil(second));
    }

    [Fact]
    public void An_answer_between_two_deaths_acquits()
    {
        quarantine.Blame([first]);
        quarantine.Acquit(first);

        Assert.Null(quarantine.Blame([first]));
    }

    [Fact]
    public void A_changed_configuration_is_another_stream()
    {
        quarantine.Blame([first]);
        quarantine.Blame([first]);

        Assert.NotNull(quarantine.ConvictedUntil(first));
        Assert.Null(quarantine.ConvictedUntil(first with { Revision = 2 }));
        Assert.False(quarantine.MustRunAlone(first with { Revision = 2 }));
    }

    [Fact]
    public void A_person_sees_who_is_quarantined_and_lifts_it()
    {
        quarantine.Blame([first]);
        quarantine.Blame([first]);
        Assert.Equal((first.CameraId, time.GetUtcNow().AddHours(1)), (Assert.Single(quarantine.Convicted).CameraId, quarantine.Convicted[0].Until));

        Assert.True(quarantine.Lift(first.CameraId));

        Assert.Empty(quarantine.Convicted);
        Assert.False(quarantine.Lift(first.CameraId));
        Assert.False(quarantine.MustRunAlone(first));
    }
}
