using System.Collections.Concurrent;

namespace PrisonOps.Collectors.Access;

/// <summary>
/// Counts how often a device refused a user, and holds back when it was too often: many devices lock an account after a few failures, and
/// monitoring must never be what locks it.
/// </summary>
/// <typeparam name="TKey">Who is asked with what: another password is another key and is tried at once.</typeparam>
internal sealed class RefusalLimiter<TKey>(int refusalsMax, TimeSpan window, TimeProvider time)
    where TKey : notnull
{
    private const int EntriesMax = 100_000;

    private readonly ConcurrentDictionary<TKey, long[]> refusals = new();

    /// <summary>How long it is still held back; null when the device may be asked.</summary>
    public TimeSpan? HeldBackFor(TKey key)
    {
        if (!refusals.TryGetValue(key, out long[]? seen)) return null;

        long[] recent = Recent(seen);
        return recent.Length < refusalsMax ? null : window - time.GetElapsedTime(recent[0]);
    }

    public void Refused(TKey key)
    {
        if (refusals.Count >= EntriesMax) refusals.Clear();
        refusals.AddOrUpdate(key, static (_, now) => [now], (_, seen, now) => [.. Recent(seen).TakeLast(refusalsMax - 1), now], time.GetTimestamp());
    }

    public void Accepted(TKey key)
    {
        if (!refusals.IsEmpty) refusals.TryRemove(key, out _);
    }

    private long[] Recent(long[] seen) => [.. seen.Where(at => time.GetElapsedTime(at) < window)];
}
