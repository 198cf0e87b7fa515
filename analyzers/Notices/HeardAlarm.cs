using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Rules;

namespace PrisonOps.Analyzers.Notices;

/// <summary>What the outbox tells of one alarm.</summary>
/// <param name="Its">Null when the object is no more.</param>
/// <param name="Actor">The user name of whoever did it, or the name of the grid or a rule.</param>
public sealed record HeardAlarm(AlarmRow Alarm, AlarmObject? Its, AlarmEventKind Kind, string Actor);
