using System.Collections.Immutable;
using PrisonOps.Ports.Outbox;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Web.Host;

/// <summary>Committed events in order.</summary>
internal sealed class OutboxDouble(TimeProvider time) : IOutboxReader
{
    private readonly Lock gate = new();
    private readonly List<OutboxEvent> events = [];
    private long heldBackFrom = long.MaxValue;
    private TaskCompletionSource news = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What comes now stays behind, as it does while an older transaction is open.</summary>
    public void HoldBack()
    {
        lock (gate) heldBackFrom = events.Count + 1;
    }

    public void LetGo()
    {
        TaskCompletionSource told;
        lock (gate)
        {
            heldBackFrom = long.MaxValue;
            (told, news) = (news, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        told.TrySetResult();
    }

    public void Commit(string topic, UnitPlace place, string key, string payload, bool urgent = false)
    {
        TaskCompletionSource told;
        lock (gate)
        {
            events.Add(new(events.Count + 1, topic, place, key, payload, time.GetUtcNow(), urgent));
            (told, news) = (news, new(TaskCreationOptions.RunContinuationsAsynchronously));
        }

        told.TrySetResult();
    }

    public Task<long> ReadHead(CancellationToken cancellationToken)
    {
        lock (gate) return Task.FromResult((long)events.Count);
    }

    public Task<ImmutableArray<OutboxEvent>> ReadAfter(long sequence, int limit, CancellationToken cancellationToken)
    {
        lock (gate) return Task.FromResult<ImmutableArray<OutboxEvent>>([.. events.Skip((int)sequence).TakeWhile(known => known.Sequence < heldBackFrom).Take(limit)]);
    }

    public Task<ImmutableArray<OutboxEvent>> ReadUrgent(long after, IReadOnlyCollection<long> except, int limit, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult<ImmutableArray<OutboxEvent>>(
                [.. events.Skip((int)after).Where(known => known.Urgent && !except.Contains(known.Sequence)).Take(limit)]);
        }
    }

    public async Task WaitForEvents(long sequence, TimeSpan atMost, CancellationToken cancellationToken)
    {
        Task waiting;
        lock (gate)
        {
            if (events.Count > sequence && events[(int)sequence].Sequence < heldBackFrom) return;

            waiting = news.Task;
        }

        await waiting.WaitAsync(atMost, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task<long?> LoadCursor(string consumer, CancellationToken cancellationToken) => Task.FromResult<long?>(null);

    public Task SaveCursor(string consumer, long sequence, CancellationToken cancellationToken) => Task.CompletedTask;
}
