namespace PrisonOps.Ports.Alarms;

/// <summary>One row of the alarm console: the alarm with the names of its object and unit.</summary>
public sealed record AlarmListItem(
    AlarmRow Alarm, string ObjectCode, string ObjectName, string ClassCode, string? LocationName, string UnitNameZh, string UnitNameEn)
{
    /// <summary>Who the cause is of an alarm that follows from another object; null without one, and where it may not be known.</summary>
    public AlarmCause? Cause { get; init; }
}
