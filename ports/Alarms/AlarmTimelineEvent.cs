namespace PrisonOps.Ports.Alarms;

public sealed record AlarmTimelineEvent(long Sequence, DateTimeOffset At, AlarmEventKind Kind, AlarmSeverity Severity, string Actor, string? Note);
