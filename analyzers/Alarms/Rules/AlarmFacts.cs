using PrisonOps.Analyzers.Expressions;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Rules;

namespace PrisonOps.Analyzers.Alarms.Rules;

/// <summary>An alarm and its object as filters see them. One instance is used again and again, so asking a rule allocates nothing.</summary>
internal sealed class AlarmFacts : IExpressionFacts
{
    private AlarmRow alarm = null!;
    private AlarmObject? thing;
    private DateTimeOffset now;

    /// <summary>As the rules before have redefined it.</summary>
    public AlarmSeverity Severity { get; set; }

    public TimeZoneInfo Zone { get; set; } = TimeZoneInfo.Utc;

    public void Set(AlarmRow asked, AlarmObject? its, DateTimeOffset at)
    {
        (alarm, thing, now) = (asked, its, at);
        Severity = asked.SourceSeverity;
    }

    public string? Text(int field) => field switch
    {
        AlarmFields.Type => alarm.Type,
        AlarmFields.Class => thing?.ClassCode,
        AlarmFields.Unit => thing?.UnitCode,
        AlarmFields.Code => thing?.Code,
        AlarmFields.Name => thing?.Name,
        AlarmFields.Location => thing?.Location,
        AlarmFields.Group => thing?.Group,
        AlarmFields.Address => thing?.Address,
        AlarmFields.Instance => alarm.Instance,
        AlarmFields.Detail => alarm.Evidence.Detail,
        _ => null,
    };

    public double? Number(int field) => field switch
    {
        AlarmFields.Severity => AlarmFields.Rank(Severity),
        AlarmFields.Original => AlarmFields.Rank(alarm.SourceSeverity),
        AlarmFields.Value => alarm.Evidence.Value,
        AlarmFields.Limit => alarm.Evidence.Limit,
        AlarmFields.Count => alarm.Count,
        AlarmFields.Age => (now - alarm.LastAt).TotalSeconds,
        AlarmFields.Time => Math.Floor(TimeZoneInfo.ConvertTime(now, Zone).TimeOfDay.TotalMinutes),
        AlarmFields.Weekday => AlarmHours.DayNumber(TimeZoneInfo.ConvertTime(now, Zone).DayOfWeek),
        AlarmFields.State => (double)(alarm.AcknowledgedAt is null ? AlarmState.Unacknowledged : AlarmState.Acknowledged),
        AlarmFields.Core => (double?)thing?.Criticality,
        AlarmFields.Protocol => (double?)thing?.Protocol,
        AlarmFields.Source => (double)FindingSources.Of(alarm.Type),
        _ => null,
    };
}
