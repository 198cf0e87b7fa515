using System.Collections.Immutable;

namespace PrisonOps.Ports.Logs;

/// <summary>Batches of messages that found no database, on the disk, in the order in which they came. Used by one reader and writer at a time.</summary>
public interface ILogSpill
{
    /// <summary>Messages that lie there.</summary>
    long Messages { get; }

    /// <summary>True once the batch is on the disk, through its caches; false when the spill or the disk is full.</summary>
    bool TryAppend(Guid batchId, ImmutableArray<LogMessage> messages);

    /// <summary>The oldest batch; null when there is none.</summary>
    (Guid BatchId, ImmutableArray<LogMessage> Messages)? Peek();

    /// <summary>The oldest batch is committed.</summary>
    void Advance();
}
