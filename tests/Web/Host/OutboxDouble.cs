using System.Collections.Immutable;
using PrisonOps.Ports.Outbox;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Web.Host;

/// <summary>Committed events in order.</summary>
internal sealed class OutboxDouble(TimeProvider time) : IOutboxReader
{
    private readonly Lock gate = new();
    private readonly List<OutboxEvent> events = [];
    private TaskCompletionSource news = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Commit(string topic, UnitPlace place, string key, string payload)
    {
        TaskCompletionSource told;
        lock (gate)
        {
            events.Add(new(events.Count + 1, topic, place, key, payload, time.GetUtcNow()));
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
        lock (gate) return Task.FromResult<ImmutableArray<OutboxEvent>>([.. events.Skip((int)sequence).Take(limit)]);
    }

    public async Task WaitForEvents(long sequence, TimeSpan atMost, CancellationToken cancellationToken)
    {
        Task waiting;
        lock (gate)
        {
            if (events.Count > sequence) return;

            waiting = news.Task;
        }

        await waiting.WaitAsync(atMost, cancellationToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    public Task<long?> LoadCursor(string consumer, CancellationToken cancellationToken) => Task.FromResult<long?>(null);

    public Task SaveCursor(string consumer, long sequence, CancellationToken cancellationToken) => Task.CompletedTask;
}
