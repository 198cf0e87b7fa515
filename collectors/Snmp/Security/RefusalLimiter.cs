using System.Collections.Concurrent;
using System.Net;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Snmp.Security;

/// <summary>
/// Counts how often an agent refused a user, and holds back when it was too often: many devices lock an account after a few failures, and
/// monitoring must never be what locks it. Another password is another user here and is tried at once.
/// </summary>
internal sealed class RefusalLimiter(int refusalsMax, TimeSpan window, TimeProvider time)
{
    private const int EntriesMax = 100_000;

    private readonly ConcurrentDictionary<(IPEndPoint Endpoint, string Context, SnmpCredentials Credentials), long[]> refusals = new();

    /// <summary>How long it is still held back; null when the agent may be asked.</summary>
    public TimeSpan? HeldBackFor(SnmpTarget target)
    {
        if (!refusals.TryGetValue((target.Endpoint, target.Context, target.Credentials), out long[]? seen)) return null;

        long[] recent = Recent(seen);
        return recent.Length < refusalsMax ? null : window - time.GetElapsedTime(recent[0]);
    }

    public void Refused(SnmpTarget target)
    {
        if (refusals.Count >= EntriesMax) refusals.Clear();
        refusals.AddOrUpdate(
            (target.Endpoint, target.Context, target.Credentials),
            static (_, now) => [now],
            (_, seen, now) => [.. Recent(seen).TakeLast(refusalsMax - 1), now],
            time.GetTimestamp());
    }

    public void Accepted(SnmpTarget target)
    {
        if (!refusals.IsEmpty) refusals.TryRemove((target.Endpoint, target.Context, target.Credentials), out _);
    }

    private long[] Recent(long[] seen) => [.. seen.Where(at => time.GetElapsedTime(at) < window)];
}
