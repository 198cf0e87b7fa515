using PrisonOps.Ports.Alarms;

namespace PrisonOps.Web.Wire;

public sealed record AlarmEvent(long Sequence, DateTimeOffset At, AlarmEventKind Kind, AlarmSeverity Severity, string Actor, string? Note);
