using PrisonOps.Ports.Units;

namespace PrisonOps.Storage.Outbox;

/// <summary>An event before its transaction has given it a position.</summary>
/// <param name="Urgent">Somebody waits for its effect; it may be read ahead of others.</param>
internal sealed record OutboxDraft(string Topic, UnitPlace Place, string Key, string Payload, bool Urgent = false);
