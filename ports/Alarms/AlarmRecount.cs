namespace PrisonOps.Ports.Alarms;

public sealed record AlarmRecount(int UnitId, AlarmSeverity Severity, int Open, int Unacknowledged);
