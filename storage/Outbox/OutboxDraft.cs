using PrisonOps.Ports.Units;

namespace PrisonOps.Storage.Outbox;

/// <summary>An event before its transaction has given it a position.</summary>
internal sealed record OutboxDraft(string Topic, UnitPlace Place, string Key, string Payload);
