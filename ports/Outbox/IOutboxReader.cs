using System.Collections.Immutable;

namespace PrisonOps.Ports.Outbox;

/// <summary>Reads committed events in order; never one that an older, still open transaction could precede.</summary>
public interface IOutboxReader
{
    /// <summary>The last sequence that a reader may have seen now; a consumer without a cursor starts here.</summary>
    Task<long> ReadHead(CancellationToken cancellationToken);

    Task<ImmutableArray<OutboxEvent>> ReadAfter(long sequence, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Returns when something beyond <paramref name="after"/>, the last sequence that this consumer has read, may have been committed; at the
    /// latest after <paramref name="atMost"/>. An event that was committed between the last read and this call is not missed.
    /// </summary>
    Task WaitForEvents(long after, TimeSpan atMost, CancellationToken cancellationToken);

    Task<long?> LoadCursor(string consumer, CancellationToken cancellationToken);

    Task SaveCursor(string consumer, long sequence, CancellationToken cancellationToken);
}
