using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Rules;

namespace PrisonOps.Web.Wire;

public sealed record AlarmRulePreviewAlarm(
    Guid AlarmId, string ObjectCode, string ObjectName, string Type, string Instance, DateTimeOffset OpenedAt, AlarmSeverity Before, AlarmSeverity After,
    IReadOnlyList<AlarmRuleEffect> Effects);
