using PrisonOps.Ports.Alarms;

namespace PrisonOps.Web.Wire;

public sealed record Finding(string Type, string Instance, AlarmSeverity Severity, DateTimeOffset Since, Evidence Evidence);
