using System.Collections.Immutable;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Notices;

/// <summary>One alarm on its way through the steps of one route.</summary>
/// <param name="NextAt">When the next step is due; null when nothing is told any more until the alarm says so.</param>
/// <param name="Except">The user name of whoever made it go on: nobody is told of his own act.</param>
/// <param name="Told">The lanes that have got the opening, or will with their next notice.</param>
public sealed record NoticeWatch(
    Guid AlarmId, Guid RouteId, UnitPlace Place, AlarmSeverity Severity, int NextStep, DateTimeOffset? NextAt, string? Except, ImmutableArray<NoticeLane> Told);
