using System.Collections.Immutable;
using PrisonOps.Analyzers.Alarms.Rules;
using PrisonOps.Ports.Notices.Rotas;

namespace PrisonOps.Analyzers.Notices.Rotas;

/// <summary>Who is on duty: a function of the rota, its overrides and the time. Turns are counted in days of the calendar, so a change of the clock moves nobody.</summary>
public static class RotaDuties
{
    /// <summary>Those on duty at that moment, in the order of the layers; each once.</summary>
    public static ImmutableArray<Guid> At(RotaFields rota, IEnumerable<RotaOverride> overrides, DateTimeOffset at) =>
        [.. Duties(rota, Standing(overrides, at), at).Select(duty => duty.AccountId).Distinct()];

    /// <summary>The calendar of a time, in pieces within which nothing changes; at most a few weeks are meant.</summary>
    public static ImmutableArray<RotaDuty> Between(RotaFields rota, ImmutableArray<RotaOverride> overrides, DateTimeOffset from, DateTimeOffset until)
    {
        TimeZoneInfo zone = ZoneOf(rota);
        SortedSet<DateTimeOffset> edges = [from, until];
        foreach (RotaOverride one in overrides) edges.UnionWith([one.From, one.Until]);
        DateOnly last = DayOf(until, zone).AddDays(1);
        for (DateOnly day = DayOf(from, zone).AddDays(-1); day <= last; day = day.AddDays(1))
        {
            edges.Add(Instant(day, TimeOnly.MinValue, zone));
            foreach (RotaLayer layer in rota.Layers)
            {
                edges.Add(Instant(day, layer.HandOver, zone));
                foreach (var period in layer.Hours) edges.UnionWith([Instant(day, period.From, zone), Instant(day, period.To, zone)]);
            }
        }

        DateTimeOffset[] pieces = [.. edges.Where(edge => edge >= from && edge <= until)];
        List<RotaDuty> duties = [];
        for (int piece = 0; piece + 1 < pieces.Length; piece++)
        {
            foreach (RotaDuty duty in Duties(rota, Standing(overrides, pieces[piece]), pieces[piece])) Extend(duties, duty with { Until = pieces[piece + 1] });
        }

        return [.. duties.OrderBy(duty => duty.From)];
    }

    private static void Extend(List<RotaDuty> duties, RotaDuty next)
    {
        int before = duties.FindLastIndex(duty => duty.Until == next.From && duty with { From = next.From, Until = next.Until } == next);
        if (before < 0) duties.Add(next);
        else duties[before] = duties[before] with { Until = next.Until };
    }

    private static IEnumerable<RotaDuty> Duties(RotaFields rota, RotaOverride[] standing, DateTimeOffset at)
    {
        if (standing.LastOrDefault(one => one.InsteadOf is null) is { } forAll)
        {
            yield return new(at, at, forAll.AccountId, "", null, forAll.Id);
            yield break;
        }

        TimeZoneInfo zone = ZoneOf(rota);
        foreach (RotaLayer layer in rota.Layers)
        {
            if (Member(rota, layer, zone, at) is not { } member) continue;
            RotaOverride? swap = standing.LastOrDefault(one => one.InsteadOf == member);
            yield return new(at, at, swap?.AccountId ?? member, layer.Name, swap is null ? null : member, swap?.Id);
        }
    }

    private static Guid? Member(RotaFields rota, RotaLayer layer, TimeZoneInfo zone, DateTimeOffset at)
    {
        if (layer.Members.IsEmpty || !AlarmHours.Hold(layer.Hours, zone, at)) return null;

        DateTimeOffset local = TimeZoneInfo.ConvertTime(at, zone);
        DateOnly today = DateOnly.FromDateTime(local.DateTime), day = TimeOnly.FromTimeSpan(local.TimeOfDay) < layer.HandOver ? today.AddDays(-1) : today;
        int days = day.DayNumber - layer.StartsOn.DayNumber;
        if (days < 0 || !IsOn(rota, layer.Days, day)) return null;
        return layer.Members[days / layer.TurnDays % layer.Members.Length];
    }

    private static bool IsOn(RotaFields rota, RotaDays days, DateOnly day)
    {
        bool isOff = rota.Holidays.Contains(day) || (day.DayOfWeek is DayOfWeek.Saturday or DayOfWeek.Sunday && !rota.WorkedWeekends.Contains(day));
        return days switch { RotaDays.WorkingDays => !isOff, RotaDays.DaysOff => isOff, _ => true };
    }

    private static RotaOverride[] Standing(IEnumerable<RotaOverride> overrides, DateTimeOffset at) =>
        [.. overrides.Where(one => one.From <= at && at < one.Until).OrderBy(one => one.ChangedAt)];

    private static TimeZoneInfo ZoneOf(RotaFields rota) => NoticeTimes.ZoneOf(rota.Zone);

    private static DateOnly DayOf(DateTimeOffset at, TimeZoneInfo zone) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

    private static DateTimeOffset Instant(DateOnly day, TimeOnly time, TimeZoneInfo zone) => NoticeTimes.Instant(day, time, zone);
}
