using System.Collections.Immutable;
using PrisonOps.Analyzers.Alarms.Rules;
using PrisonOps.Ports.Alarms.Rules;

namespace PrisonOps.Analyzers.Notices;

/// <summary>Times of the day in a zone as instants.</summary>
internal static class NoticeTimes
{
    private const int DaysAhead = 8;

    public static TimeZoneInfo ZoneOf(string name) => TimeZoneInfo.TryFindSystemTimeZoneById(name, out TimeZoneInfo? zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>A time that the clock jumps over is taken as if it had not jumped.</summary>
    public static DateTimeOffset Instant(DateOnly day, TimeOnly time, TimeZoneInfo zone)
    {
        DateTime local = day.ToDateTime(time);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }

    /// <summary>When hours that hold now end; without hours, or when they hold all week, null.</summary>
    public static DateTimeOffset? EndOf(ImmutableArray<WeeklyHours> hours, TimeZoneInfo zone, DateTimeOffset at)
    {
        if (hours.IsEmpty || !AlarmHours.Hold(hours, zone, at)) return null;
        return Ahead(at, zone).SelectMany(day => hours.Select(period => Instant(day, period.To, zone)))
            .Where(edge => edge > at && !AlarmHours.Hold(hours, zone, edge)).Cast<DateTimeOffset?>().Min();
    }

    /// <summary>The next of the times of the day.</summary>
    public static DateTimeOffset Next(ImmutableArray<TimeOnly> times, TimeZoneInfo zone, DateTimeOffset at) =>
        Ahead(at, zone).SelectMany(day => times.Select(time => Instant(day, time, zone))).Where(next => next > at).Min();

    private static IEnumerable<DateOnly> Ahead(DateTimeOffset at, TimeZoneInfo zone)
    {
        DateOnly today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);
        return Enumerable.Range(0, DaysAhead + 1).Select(today.AddDays);
    }
}
