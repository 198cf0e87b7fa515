using System.Collections.Concurrent;
using System.Net;

namespace PrisonOps.Collectors.Trap;

/// <summary>A sender repeats an inform until it is acknowledged; the same one is stored once, and answered each time.</summary>
internal sealed class RecentInforms(TimeProvider time)
{
    private const int KeptMax = 10_000;
    private static readonly TimeSpan KeptFor = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<(IPEndPoint From, int RequestId), (Task<bool> Stored, long At)> kept = new();

    public async Task<bool> Store(IPEndPoint from, int requestId, Func<Task<bool>> store)
    {
        bool isKnown = kept.TryGetValue((from, requestId), out (Task<bool> Stored, long At) before) && time.GetElapsedTime(before.At) < KeptFor;
        if (isKnown && await before.Stored) return true;

        if (kept.Count >= KeptMax) kept.Clear();
        Task<bool> stored = store();
        kept[(from, requestId)] = (stored, time.GetTimestamp());
        return await stored;
    }
}
