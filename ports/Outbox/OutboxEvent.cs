using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Outbox;

/// <summary>One committed event. <paramref name="Payload"/> is JSON; its shape belongs to the topic.</summary>
/// <param name="Topic">"alarm" (payload: alarm list item and event), "object" (payload: object state), "unit", "session", "notice-setup".</param>
/// <param name="Urgent">A person waits for its effect.</param>
public sealed record OutboxEvent(long Sequence, string Topic, UnitPlace Place, string Key, string Payload, DateTimeOffset At, bool Urgent = false);
