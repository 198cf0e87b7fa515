using System.Collections.Immutable;

namespace PrisonOps.Ports.Alarms.Rules;

/// <param name="UnitId">It concerns the objects of this unit and of those below.</param>
/// <param name="ObjectId">Only this object; null for all.</param>
/// <param name="ClassCode">Only objects of this class and of those under it; null for all.</param>
/// <param name="Until">Every window ends.</param>
/// <param name="Hours">Only in these hours between its beginning and its end; empty for all the time.</param>
public sealed record AlarmWindowDraft(
    int UnitId, AlarmWindowKind Kind, Guid? ObjectId, string? ClassCode, DateTimeOffset From, DateTimeOffset Until, ImmutableArray<WeeklyHours> Hours,
    string Zone, string Reason);
