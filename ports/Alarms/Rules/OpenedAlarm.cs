namespace PrisonOps.Ports.Alarms.Rules;

/// <summary>An alarm as stored, and what rules may know of its object.</summary>
public sealed record OpenedAlarm(AlarmRow Alarm, AlarmObject Subject);
