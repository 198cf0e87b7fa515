using System.Collections.Immutable;
using PrisonOps.Analyzers.Notices.Rotas;
using PrisonOps.Ports.Notices;
using PrisonOps.Ports.Notices.Rotas;
using static PrisonOps.Tests.Unit.Alarms.Rules.RuleRows;

namespace PrisonOps.Tests.Unit.Notices;

/// <summary>Who is on duty. Times are of Shanghai (UTC+8).</summary>
public sealed class RotaDutiesTests
{
    private static readonly Guid A = Guid.Parse("00000000-0000-7000-8000-0000000000a1"), B = Guid.Parse("00000000-0000-7000-8000-0000000000b2"),
        C = Guid.Parse("00000000-0000-7000-8000-0000000000c3");

    private static readonly RotaLayer Daily = new("值班", [A, B, C], new(2026, 9, 28), new(8, 30), 1, [], RotaDays.Every);

    [Theory]
    [InlineData("2026-09-28 08:29", null)]
    [InlineData("2026-09-28 08:30", "A")]
    [InlineData("2026-09-29 08:29", "A")]
    [InlineData("2026-09-29 08:30", "B")]
    [InlineData("2026-10-01 12:00", "A")]
    public void The_turn_changes_at_the_hand_over(string local, string? expected) =>
        Assert.Equal(expected, Name(RotaDuties.At(Of(Daily), [], At(local))));

    [Fact]
    public void A_night_shift_belongs_to_the_day_on_which_it_begins()
    {
        RotaFields rota = Of(
            Daily with { Name = "白班", Members = [A], Hours = [new(AllDays, new(8, 0), new(20, 0))], HandOver = new(8, 0) },
            Daily with { Name = "夜班", Members = [B, C], Hours = [new(AllDays, new(20, 0), new(8, 0))], HandOver = new(20, 0) });

        Assert.Equal("A", Name(RotaDuties.At(rota, [], At("2026-09-28 12:00"))));
        Assert.Equal("B", Name(RotaDuties.At(rota, [], At("2026-09-28 23:00"))));
        Assert.Equal("B", Name(RotaDuties.At(rota, [], At("2026-09-29 07:59"))));
        Assert.Equal("C", Name(RotaDuties.At(rota, [], At("2026-09-29 20:00"))));
    }

    [Fact]
    public void Holidays_have_people_of_their_own_and_worked_weekends_do_not()
    {
        RotaFields rota = Of(Daily with { Members = [A], Days = RotaDays.WorkingDays }, Daily with { Members = [B], Days = RotaDays.DaysOff }) with
        {
            Holidays = [new(2026, 10, 1), new(2026, 10, 2)], WorkedWeekends = [new(2026, 10, 10)],
        };

        Assert.Equal("A", Name(RotaDuties.At(rota, [], At("2026-09-30 12:00"))));
        Assert.Equal("B", Name(RotaDuties.At(rota, [], At("2026-10-01 12:00"))));
        Assert.Equal("B", Name(RotaDuties.At(rota, [], At("2026-10-03 12:00"))));
        Assert.Equal("A", Name(RotaDuties.At(rota, [], At("2026-10-10 12:00"))));
    }

    [Fact]
    public void Somebody_stands_in_for_one_or_for_all_and_a_swap_is_two_of_these()
    {
        RotaOverride aForB = Override(A, B, "2026-09-29 08:30", "2026-09-30 08:30"), bForA = Override(B, A, "2026-10-01 08:30", "2026-10-02 08:30");
        RotaOverride all = Override(C, null, "2026-10-05 00:00", "2026-10-06 00:00");

        Assert.Equal("A", Name(RotaDuties.At(Of(Daily), [aForB, bForA], At("2026-09-29 12:00"))));
        Assert.Equal("B", Name(RotaDuties.At(Of(Daily), [aForB, bForA], At("2026-10-01 12:00"))));
        Assert.Equal("C", Name(RotaDuties.At(Of(Daily), [all], At("2026-10-05 12:00"))));
    }

    [Fact]
    public void The_calendar_of_a_week_has_a_piece_for_each_turn_and_each_stand_in()
    {
        RotaOverride half = Override(C, A, "2026-09-28 12:00", "2026-09-28 18:00");

        ImmutableArray<RotaDuty> week = RotaDuties.Between(Of(Daily), [half], At("2026-09-28 00:00"), At("2026-10-05 00:00"));

        Assert.Equal(["A", "C", "A", "B", "C", "A", "B", "C", "A"], week.Select(duty => Name([duty.AccountId])));
        Assert.Equal(At("2026-09-28 12:00"), week[1].From);
        Assert.Equal(A, week[1].InsteadOf);
        Assert.Equal(At("2026-10-05 00:00"), week[^1].Until);
    }

    [Fact]
    [Trait("Clause", "8.3.5-a.4")]
    public void A_critical_alarm_at_night_goes_to_whoever_is_on_duty_then()
    {
        NoticeWorld world = new() { Now = At("2026-03-02 02:00") };
        NoticePerson day = world.Person("白", Prison), night = world.Person("夜", Prison);
        world.Rotas.Add(new(C, Prison, Of(
            Daily with { StartsOn = new(2026, 3, 1), Members = [day.AccountId], Hours = [new(AllDays, new(8, 0), new(20, 0))] },
            Daily with { StartsOn = new(2026, 3, 1), Members = [night.AccountId], Hours = [new(AllDays, new(20, 0), new(8, 0))], HandOver = new(20, 0) }), "", Start, 1));
        world.Route(Prison, new NoticeStep(default, [new(NoticeRecipientKind.Rota, C, null)], [NoticeWorld.Mail], true));
        world.Open(Ports.Alarms.AlarmSeverity.Critical);
        world.Wait(TimeSpan.FromMinutes(1));

        Assert.Equal([("夜", NoticeChannelKind.InApp), ("夜", NoticeChannelKind.Email)], world.Notices.Select(notice => (notice.Person!, notice.Kind)).OrderBy(told => told.Kind));
    }

    private static ImmutableArray<DayOfWeek> AllDays => [.. Enum.GetValues<DayOfWeek>()];

    private static RotaFields Of(params ImmutableArray<RotaLayer> layers) => new() { Name = "值班表", Layers = layers };

    private static RotaOverride Override(Guid person, Guid? insteadOf, string from, string until) =>
        new(Guid.CreateVersion7(), Guid.Empty, At(from), At(until), person, insteadOf, "调班", "", Start);

    private static DateTimeOffset At(string local) =>
        new DateTimeOffset(DateTime.Parse(local, System.Globalization.CultureInfo.InvariantCulture), TimeSpan.FromHours(8)).ToUniversalTime();

    private static string? Name(ImmutableArray<Guid> people) =>
        people.IsEmpty ? null : string.Join('+', people.Select(person => person == A ? "A" : person == B ? "B" : person == C ? "C" : "?"));
}
