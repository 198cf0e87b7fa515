using System.Collections.Immutable;

namespace PrisonOps.Ports.Outbox;

/// <summary>Reads committed events in order, and never one that an older, still open transaction could precede; but for urgent ones, which may be read ahead.</summary>
public interface IOutboxReader
{
    /// <summary>The last sequence that a reader may have seen now; a consumer without a cursor starts here.</summary>
    Task<long> ReadHead(CancellationToken cancellationToken);

    Task<ImmutableArray<OutboxEvent>> ReadAfter(long sequence, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// The committed urgent events beyond a sequence, but for some that the caller has read ahead already, whatever precedes them and whatever may
    /// still come in between. They come again in their place by <see cref="ReadAfter"/>. Of one key none overtakes an older one that is urgent too.
    /// </summary>
    Task<ImmutableArray<OutboxEvent>> ReadUrgent(long after, IReadOnlyCollection<long> except, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Returns when something beyond <paramref name="after"/>, the last sequence that this consumer has read, may have been committed; at the
    /// latest after <paramref name="atMost"/>. An event that was committed between the last read and this call is not missed.
    /// </summary>
    Task WaitForEvents(long after, TimeSpan atMost, CancellationToken cancellationToken);

    Task<long?> LoadCursor(string consumer, CancellationToken cancellationToken);

    Task SaveCursor(string consumer, long sequence, CancellationToken cancellationToken);
}
