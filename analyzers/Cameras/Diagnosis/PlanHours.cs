using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Diagnosis;

namespace PrisonOps.Analyzers.Cameras.Diagnosis;

/// <summary>Times of a plan: its windows and its day and night, in its own zone.</summary>
public static class PlanHours
{
    public static DayProfile ProfileAt(PlanDraft plan, DateTimeOffset at) =>
        IsWithin(new(plan.DayFrom, plan.NightFrom), LocalTime(plan, at)) ? DayProfile.Day : DayProfile.Night;

    /// <summary>
    /// The given time when a round may begin then; else a time in the next window, as far behind its beginning as <paramref name="share"/> (0 to 1)
    /// of the window or of the period says, so that what waited for the window does not begin at once.
    /// </summary>
    public static DateTimeOffset Allowed(PlanDraft plan, TimeSpan period, double share, DateTimeOffset at)
    {
        if (plan.Windows.IsEmpty) return at;

        TimeOnly local = LocalTime(plan, at);
        if (plan.Windows.Any(window => IsWithin(window, local))) return at;

        PlanWindow next = plan.Windows.MinBy(window => Wait(local, window.From));
        TimeSpan length = Wait(next.From, next.To);
        return at + Wait(local, next.From) + ((length < period ? length : period) * (share * 0.95));
    }

    private static bool IsWithin(PlanWindow window, TimeOnly time) => time.IsBetween(window.From, window.To);

    private static TimeSpan Wait(TimeOnly from, TimeOnly until) => until - from;

    private static TimeOnly LocalTime(PlanDraft plan, DateTimeOffset at) =>
        TimeOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, TimeZoneInfo.FindSystemTimeZoneById(plan.Zone)).DateTime);
}
