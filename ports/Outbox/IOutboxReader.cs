using System.Collections.Immutable;

namespace PrisonOps.Ports.Outbox;

/// <summary>Reads committed events in order; never one that an older, still open transaction could precede.</summary>
public interface IOutboxReader
{
    /// <summary>The last sequence that a reader may have seen now; a consumer without a cursor starts here.</summary>
    Task<long> ReadHead(CancellationToken cancellationToken);

    Task<ImmutableArray<OutboxEvent>> ReadAfter(long sequence, int limit, CancellationToken cancellationToken);

    /// <summary>Returns when something may have been committed since the last call, at the latest after <paramref name="atMost"/>.</summary>
    Task WaitForEvents(TimeSpan atMost, CancellationToken cancellationToken);

    Task<long?> LoadCursor(string consumer, CancellationToken cancellationToken);

    Task SaveCursor(string consumer, long sequence, CancellationToken cancellationToken);
}
