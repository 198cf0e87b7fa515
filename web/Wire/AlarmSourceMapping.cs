using PrisonOps.Ports.Alarms;

namespace PrisonOps.Web.Wire;

public sealed record AlarmSourceMapping(
    string Items, string Subject, string Title, string Detail, string Severity, IReadOnlyDictionary<string, AlarmSeverity> Severities, AlarmSeverity SeverityOtherwise,
    string Status, IReadOnlyList<string> Ended, string Instance, double? EndsAfterSeconds);
