using System.Collections.Immutable;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Rules;

namespace PrisonOps.Ports.Notices;

/// <summary>How one person wants to be told.</summary>
public sealed record NoticeProfile
{
    public static NoticeProfile Default { get; } = new();

    public string? Email { get; init; }

    /// <summary>With country code, digits only after a leading plus.</summary>
    public string? Phone { get; init; }

    /// <summary>In these hours nothing disturbs the person; it is told at their end in one notice.</summary>
    public ImmutableArray<WeeklyHours> QuietHours { get; init; } = [];

    public bool CriticalInQuietHours { get; init; } = true;

    /// <summary>IANA name of the zone of the quiet hours and of times in texts.</summary>
    public string Zone { get; init; } = AlarmRuleFields.DefaultZone;

    /// <summary>More notices an hour are gathered into one; 1 to 600. The bell is not counted.</summary>
    public int HourlyMax { get; init; } = 30;

    /// <summary>The kinds of channel by which the person does not want to be told.</summary>
    public ImmutableArray<NoticeChannelKind> Off { get; init; } = [];

    /// <summary>"zh-CN" or "en".</summary>
    public string Language { get; init; } = "zh-CN";

    /// <summary>The least urgent level at which the pages sound until somebody acknowledges; null for never.</summary>
    public AlarmSeverity? SoundFrom { get; init; } = AlarmSeverity.Major;

    /// <summary>0 as long as the person has not chosen anything.</summary>
    public long Revision { get; init; }
}
