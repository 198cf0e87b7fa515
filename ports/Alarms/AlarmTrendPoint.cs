namespace PrisonOps.Ports.Alarms;

public sealed record AlarmTrendPoint(DateTimeOffset At, AlarmSeverity Severity, int Opened);
