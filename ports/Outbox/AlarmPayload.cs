using PrisonOps.Ports.Alarms;

namespace PrisonOps.Ports.Outbox;

/// <summary>The payload of topic "alarm", JSON with camelCase names and enum names as strings.</summary>
public sealed record AlarmPayload(AlarmListItem Item, AlarmEventKind Kind, string Actor, string? Note);
