using System.Collections.Immutable;
using PrisonOps.Ports.Alarms.Rules;

namespace PrisonOps.Analyzers.Alarms.Rules;

internal static class AlarmHours
{
    /// <summary>ISO: Monday is 1, Sunday 7.</summary>
    public static int DayNumber(DayOfWeek day) => day == DayOfWeek.Sunday ? 7 : (int)day;

    /// <summary>Without hours: always.</summary>
    public static bool Hold(ImmutableArray<WeeklyHours> hours, TimeZoneInfo zone, DateTimeOffset at)
    {
        if (hours.IsEmpty) return true;

        DateTimeOffset local = TimeZoneInfo.ConvertTime(at, zone);
        TimeOnly time = TimeOnly.FromTimeSpan(local.TimeOfDay);
        DayOfWeek today = local.DayOfWeek, yesterday = local.AddDays(-1).DayOfWeek;
        foreach (WeeklyHours period in hours)
        {
            bool overMidnight = period.To <= period.From;
            if (period.Days.Contains(today) && time >= period.From && (overMidnight || time < period.To)) return true;
            if (overMidnight && period.Days.Contains(yesterday) && time < period.To) return true;
        }

        return false;
    }
}
