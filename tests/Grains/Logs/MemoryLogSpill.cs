using System.Collections.Concurrent;
using System.Collections.Immutable;
using PrisonOps.Ports.Logs;

namespace PrisonOps.Tests.Grains.Logs;

/// <summary>A disk that holds so many messages.</summary>
internal sealed class MemoryLogSpill : ILogSpill
{
    private readonly ConcurrentQueue<(Guid BatchId, ImmutableArray<LogMessage> Messages)> batches = new();
    private int refused;

    public int MessagesMax { get; set; } = int.MaxValue;

    public int Refused => Volatile.Read(ref refused);

    public long Messages => batches.Sum(batch => (long)batch.Messages.Length);

    public bool TryAppend(Guid batchId, ImmutableArray<LogMessage> messages)
    {
        if (Messages + messages.Length > MessagesMax)
        {
            Interlocked.Increment(ref refused);
            return false;
        }

        batches.Enqueue((batchId, messages));
        return true;
    }

    public (Guid BatchId, ImmutableArray<LogMessage> Messages)? Peek() => batches.TryPeek(out var oldest) ? oldest : null;

    public void Advance() => batches.TryDequeue(out _);
}
