using System.Collections.Immutable;
using PrisonOps.Ports.Alarms.Rules;

namespace PrisonOps.Ports.Notices;

/// <summary>What a route says: which alarms it is about, when, and whom it tells in which order.</summary>
public sealed record NoticeRouteFields
{
    public required string Name { get; init; }
    public bool Enabled { get; init; } = true;

    /// <summary>An expression over the alarm; see docs/expressions.md.</summary>
    public required string Filter { get; init; }

    /// <summary>Alarms that are announced outside of these hours are not the route's; empty for always.</summary>
    public ImmutableArray<WeeklyHours> Hours { get; init; } = [];

    /// <summary>IANA name of the zone of hours, digest times and the filter.</summary>
    public string Zone { get; init; } = AlarmRuleFields.DefaultZone;

    public ImmutableArray<NoticeStep> Steps { get; init; } = [];

    /// <summary>What comes within this time after the first alarm is one notice with it; 0 to 1 hour.</summary>
    public TimeSpan GroupFor { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The last step is taken again so often until somebody acknowledges; null for once.</summary>
    public TimeSpan? RepeatEvery { get; init; }

    /// <summary>Times of the day at which everything but critical alarms is told in one notice; empty for at once.</summary>
    public ImmutableArray<TimeOnly> DigestAt { get; init; } = [];

    /// <summary>Whether those who were told of an alarm are told of its end.</summary>
    public bool TellCleared { get; init; } = true;
}
