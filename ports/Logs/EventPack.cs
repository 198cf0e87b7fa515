using System.Collections.Immutable;

namespace PrisonOps.Ports.Logs;

/// <summary>The rules of the standard pack (standard/events.yaml), in their order.</summary>
public sealed record EventPack(ImmutableArray<EventRule> Rules);
