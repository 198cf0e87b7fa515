using System.Collections.Immutable;

namespace PrisonOps.Ports.Alarms.Rules;

public sealed record AlarmRulePreviewAlarm(
    Guid AlarmId, string ObjectCode, string ObjectName, string Type, string Instance, DateTimeOffset OpenedAt, AlarmSeverity Before, AlarmSeverity After,
    ImmutableArray<AlarmRuleEffect> Effects);
