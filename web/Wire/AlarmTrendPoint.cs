using PrisonOps.Ports.Alarms;

namespace PrisonOps.Web.Wire;

public sealed record AlarmTrendPoint(DateTimeOffset At, AlarmSeverity Severity, int Opened);
