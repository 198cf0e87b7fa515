using PrisonOps.Ports.Alarms.Rules;

namespace PrisonOps.Web.Wire;

public sealed record AlarmWindowDraft(
    int UnitId, AlarmWindowKind Kind, Guid? ObjectId, string? ClassCode, DateTimeOffset? From, DateTimeOffset Until, IReadOnlyList<WeeklyHours> Hours,
    string? Zone, string Reason);
