using PrisonOps.Ports.Alarms;

namespace PrisonOps.Ports.Notices;

/// <summary>What a program that receives a notice is told of an alarm.</summary>
/// <param name="At">When it came last; when it ended, if it has.</param>
public sealed record NoticeAlarm(
    Guid Id, bool IsCleared, AlarmSeverity Severity, string Type, string Instance, string Summary, string ObjectCode, string ObjectName, string ClassCode, string Unit,
    DateTimeOffset At)
{
    /// <summary>More are not told one by one.</summary>
    public const int Max = 100;
}
