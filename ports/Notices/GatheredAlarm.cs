using PrisonOps.Ports.Alarms;

namespace PrisonOps.Ports.Notices;

/// <summary>An item together with its alarm as it is now; null when the alarm is no more.</summary>
public sealed record GatheredAlarm(NoticeItem Item, AlarmListItem? Alarm);
