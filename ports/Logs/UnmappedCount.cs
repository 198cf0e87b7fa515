using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Logs;

/// <summary>How many messages of a batch were unmapped under one key, and the last of them.</summary>
public sealed record UnmappedCount(UnmappedKey Key, UnmappedReason Reason, Guid? ObjectId, UnitPlace Place, int Count, LogMessage Last);
