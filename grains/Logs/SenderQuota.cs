namespace PrisonOps.Grains.Logs;

/// <summary>Counts the messages of each address in the present minute.</summary>
internal sealed class SenderQuota(int perMinuteMax, TimeProvider time)
{
    private const int SendersMax = 100_000;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Dictionary<(string NetworkDomain, string Address), int> counts = [];
    private readonly Lock gate = new();
    private long begunAt = time.GetTimestamp();
    private long refused;

    public bool TryTake(string networkDomain, string address)
    {
        lock (gate)
        {
            // So many senders in a minute are no devices; their counts begin anew.
            if (time.GetElapsedTime(begunAt) >= Window || counts.Count >= SendersMax)
            {
                counts.Clear();
                begunAt = time.GetTimestamp();
            }

            int count = counts[(networkDomain, address)] = counts.GetValueOrDefault((networkDomain, address)) + 1;
            if (count <= perMinuteMax) return true;

            refused++;
            return false;
        }
    }

    /// <summary>How many were refused since this was asked last.</summary>
    public long TakeRefused()
    {
        lock (gate)
        {
            (long taken, refused) = (refused, 0);
            return taken;
        }
    }
}
