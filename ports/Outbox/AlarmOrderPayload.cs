using PrisonOps.Ports.Alarms;

namespace PrisonOps.Ports.Outbox;

/// <summary>The payload of topic "alarm-order"; the key is the alarm. A consumer that has done the same mark for the alarm already does nothing.</summary>
public sealed record AlarmOrderPayload(AlarmListItem Item, AlarmOrder Order);
