using PrisonOps.Ports.Alarms;

namespace PrisonOps.Web.Wire;

public sealed record FaultEvidence(
    string Code, int? Score, AlarmSeverity Severity, DateTimeOffset Since, double? Value, double? Limit, string Unit, int Hits, int Window,
    string Detail, FaultRegion? Region);
