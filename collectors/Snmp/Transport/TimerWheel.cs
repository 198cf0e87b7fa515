namespace PrisonOps.Collectors.Snmp.Transport;

/// <summary>
/// Deadlines of many thousand requests with one timer: adding, removing and expiring touch one bucket each. A deadline is met at the first
/// tick after it, so at most one tick late. Entries with the same bucket but a later round stay where they are.
/// </summary>
internal sealed class TimerWheel : IDisposable
{
    public static readonly TimeSpan Tick = TimeSpan.FromMilliseconds(20);

    private const int BucketCount = 512;

    private readonly TimeProvider time;
    private readonly Action<SnmpExchange, int> expired;
    private readonly Bucket[] buckets = new Bucket[BucketCount];
    private readonly List<(SnmpExchange Exchange, int RequestId)> due = [];
    private readonly Lock turning = new();
    private readonly ITimer timer;
    private readonly long origin;
    private long turned;

    public TimerWheel(TimeProvider time, Action<SnmpExchange, int> expired)
    {
        (this.time, this.expired, origin) = (time, expired, time.GetTimestamp());
        for (int i = 0; i < BucketCount; i++) buckets[i] = new();
        timer = time.CreateTimer(_ => Turn(), null, Tick, Tick);
    }

    public void Add(SnmpExchange exchange, TimeSpan after)
    {
        long dueTick = TickAt(time.GetElapsedTime(origin) + after) + 1;
        Bucket bucket = buckets[dueTick % BucketCount];
        lock (bucket)
        {
            exchange.DueTick = dueTick;
            exchange.Next = bucket.First;
            exchange.Previous = null;
            if (bucket.First is { } first) first.Previous = exchange;
            bucket.First = exchange;
        }
    }

    public void Remove(SnmpExchange exchange)
    {
        Bucket bucket = buckets[exchange.DueTick % BucketCount];
        lock (bucket) Unlink(bucket, exchange);
    }

    public void Dispose() => timer.Dispose();

    private static long TickAt(TimeSpan elapsed) => elapsed.Ticks / Tick.Ticks;

    private static void Unlink(Bucket bucket, SnmpExchange exchange)
    {
        if (exchange.DueTick == 0) return;

        if (exchange.Next is { } next) next.Previous = exchange.Previous;
        if (exchange.Previous is { } previous) previous.Next = exchange.Next;
        else bucket.First = exchange.Next;
        (exchange.Next, exchange.Previous, exchange.DueTick) = (null, null, 0);
    }

    private void Turn()
    {
        lock (turning)
        {
            long now = TickAt(time.GetElapsedTime(origin));

            // A machine that slept catches up in one round: every bucket is looked at once.
            long first = Math.Max(turned + 1, now - BucketCount + 1);
            for (long tick = first; tick <= now; tick++) Collect(buckets[tick % BucketCount], now);
            turned = now;

            foreach ((SnmpExchange exchange, int requestId) in due) expired(exchange, requestId);
            due.Clear();
        }
    }

    private void Collect(Bucket bucket, long now)
    {
        lock (bucket)
        {
            for (SnmpExchange? entry = bucket.First; entry is not null;)
            {
                SnmpExchange? next = entry.Next;
                if (entry.DueTick <= now)
                {
                    due.Add((entry, entry.RequestId));
                    Unlink(bucket, entry);
                }

                entry = next;
            }
        }
    }

    private sealed class Bucket
    {
        public SnmpExchange? First { get; set; }
    }
}
