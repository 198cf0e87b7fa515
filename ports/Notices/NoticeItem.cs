using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Notices;

/// <summary>One alarm that is to be told on one lane, as part of a notice that is not written yet.</summary>
/// <param name="IsFirst">Whether the lane hears of the alarm for the first time by it.</param>
/// <param name="IsDigest">It waits for a time of the day, and does not go out with others before.</param>
public sealed record NoticeItem(
    Guid Id, NoticeLane Lane, Guid RouteId, Guid AlarmId, NoticeWhat What, AlarmSeverity Severity, UnitPlace Place, bool IsFirst, bool IsDigest, DateTimeOffset CreatedAt,
    DateTimeOffset DueAt);
