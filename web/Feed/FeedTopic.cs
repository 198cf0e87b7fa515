namespace PrisonOps.Web.Feed;

/// <summary>
/// The current state of one topic in one scope, and the steps that led to it. Changes go out on the leading edge and then at most once an
/// interval; everybody who is at the same step gets the same bytes, and who is behind gets the newest state of what changed, not a queue.
/// </summary>
internal sealed class FeedTopic : IDisposable
{
    /// <summary>A snapshot of more items goes out in parts, so that neither side holds tens of megabytes in one message.</summary>
    public const int PartItems = 4_000;

    private readonly Lock gate = new();
    private readonly TimeProvider time;
    private readonly TimeSpan interval;
    private readonly ITimer timer;
    private readonly Dictionary<string, FeedItem> items = [];
    private readonly HashSet<string> dirty = [];
    private readonly HashSet<string> urgent = [];
    private readonly List<string> leaving = [];
    private readonly FeedRing ring;
    private readonly Dictionary<FeedPlace, (SerializedFrame Frame, FeedPlace Then)> shared = [];
    private readonly HashSet<FeedSubscription> subscriptions = [];
    private List<FeedChange>? early = [];
    private DateTimeOffset publishedAt;
    private long publishedTimestamp;
    private DateTimeOffset idleSince;
    private bool armed;
    private bool closed;

    public FeedTopic(string name, string epoch, TimeSpan interval, TimeProvider time)
    {
        (Name, Epoch, this.interval, this.time, ring) = (name, epoch, interval, time, new(time));
        idleSince = time.GetUtcNow();
        timer = time.CreateTimer(static topic => ((FeedTopic)topic!).Flush(), this, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }

    public string Name { get; }

    /// <summary>Another one with every topic and every process: a sequence means nothing outside of it.</summary>
    public string Epoch { get; }

    public bool IsWatched
    {
        get
        {
            lock (gate) return subscriptions.Count > 0;
        }
    }

    /// <summary>False when the topic was closed; a new one must be opened then.</summary>
    public bool TryJoin(FeedSubscription subscription)
    {
        lock (gate)
        {
            if (closed) return false;

            subscriptions.Add(subscription);
            return true;
        }
    }

    public void Leave(FeedSubscription subscription)
    {
        lock (gate)
        {
            if (subscriptions.Remove(subscription) && subscriptions.Count == 0) idleSince = time.GetUtcNow();
        }
    }

    /// <summary>Closes the topic when nobody has watched it for the length of the ring.</summary>
    public bool TryRetire()
    {
        lock (gate)
        {
            if (subscriptions.Count > 0 || early is not null || time.GetUtcNow() - idleSince < FeedRing.Age) return false;

            closed = true;
            return true;
        }
    }

    /// <summary>Closes the topic whoever watches it; they open another one and get a snapshot.</summary>
    public void Close()
    {
        FeedSubscription[] watching;
        lock (gate)
        {
            closed = true;
            watching = [.. subscriptions];
        }

        foreach (FeedSubscription subscription in watching) subscription.AskToJudge();
    }

    public bool IsClosed
    {
        get
        {
            lock (gate) return closed;
        }
    }

    /// <summary>
    /// Takes the first state. Changes that came since the topic began to listen are applied on top of it: none is lost between the two, and
    /// none that the state holds already counts twice.
    /// </summary>
    public void Load(IEnumerable<FeedChange> state)
    {
        lock (gate)
        {
            foreach (FeedChange change in state) Put(change);
            List<FeedChange> waiting = early ?? [];
            early = null;
            foreach (FeedChange change in waiting) Put(change);
            dirty.Clear();
            ring.Begin();
            (publishedAt, publishedTimestamp) = (time.GetUtcNow(), time.GetTimestamp());
            if (leaving.Count > 0 || items.Values.Any(item => item.Leaves)) Depart();
        }
    }

    /// <summary>Replaces the whole state by what was read again; only what differs goes out.</summary>
    public void Reload(IReadOnlyCollection<FeedChange> state)
    {
        HashSet<string> present = [.. state.Select(change => change.Key)];
        lock (gate)
        {
            if (early is not null) return;

            foreach (string gone in items.Keys.Where(key => !present.Contains(key)).ToArray()) Put(new(gone, long.MaxValue, null, false, false));
        }

        Apply(state);
    }

    public void Apply(IEnumerable<FeedChange> changes)
    {
        FeedSubscription[] watching = [];
        lock (gate)
        {
            if (early is not null)
            {
                early.AddRange(changes);
                return;
            }

            foreach (FeedChange change in changes)
            {
                if (Put(change) && change.Urgent) urgent.Add(change.Key);
            }

            if (dirty.Count == 0) return;

            TimeSpan since = time.GetElapsedTime(publishedTimestamp);
            if (urgent.Count > 0 || since >= interval) watching = Publish();
            else Arm(interval - since);
        }

        foreach (FeedSubscription subscription in watching) subscription.Wake();
    }

    /// <summary>
    /// What brings a client from its place a step nearer to now: nothing, a delta of no more than a page takes in a moment, or a snapshot when its
    /// epoch is another one or its place is no longer in the ring. The parts of a great snapshot are made when they are taken, all of the state of
    /// this moment.
    /// </summary>
    public IEnumerable<SerializedFrame>? Next(string? epoch, ref FeedPlace place)
    {
        lock (gate)
        {
            FeedPlace from = epoch == Epoch && place.Have >= 1 && place.Have <= ring.Sequence && place.Have >= ring.Oldest ? place : default;
            if (from.Have == ring.Sequence) return null;

            if (from == default && items.Count > PartItems)
            {
                place = new(ring.Sequence, ring.Sequence);
                return Parts([.. items.Values.Select(item => item.Json)], ring.Sequence, publishedAt);
            }

            if (!shared.TryGetValue(from, out (SerializedFrame Frame, FeedPlace Then) next)) next = shared[from] = from == default ? Snapshot() : Delta(from);
            place = next.Then;
            return [next.Frame];
        }
    }

    public void Dispose() => timer.Dispose();

    private (SerializedFrame Frame, FeedPlace Then) Snapshot() => (
        FrameWriter.Write(Name, Epoch, ring.Sequence, publishedAt, "snapshot", items.Values.Select(item => item.Json), []),
        new(ring.Sequence, ring.Sequence));

    private IEnumerable<SerializedFrame> Parts(byte[][] state, long at, DateTimeOffset published)
    {
        for (int first = 0; first < state.Length; first += PartItems)
        {
            string kind = first + PartItems < state.Length ? "part" : "snapshot";
            yield return FrameWriter.Write(Name, Epoch, at, published, kind, state.Skip(first).Take(PartItems), []);
        }
    }

    private (SerializedFrame Frame, FeedPlace Then) Delta(FeedPlace from)
    {
        (IReadOnlyCollection<string> changed, FeedPlace then) = ring.After(from);
        SerializedFrame frame = FrameWriter.Write(
            Name, Epoch, then.Have, publishedAt, "delta",
            changed.Where(items.ContainsKey).Select(key => items[key].Json), changed.Where(key => !items.ContainsKey(key)));
        return (frame, then);
    }

    private bool Put(FeedChange change)
    {
        bool known = items.TryGetValue(change.Key, out FeedItem item);
        if (known && change.Order < item.Order) return false;

        if (change.Json is not { } json)
        {
            if (!items.Remove(change.Key)) return false;
        }
        else if (known && item.Json.AsSpan().SequenceEqual(json))
        {
            return false;
        }
        else
        {
            items[change.Key] = new(json, change.Order, change.Leaves);
        }

        dirty.Add(change.Key);
        return true;
    }

    private FeedSubscription[] Publish()
    {
        (publishedAt, publishedTimestamp) = (time.GetUtcNow(), time.GetTimestamp());
        ring.Add(dirty, urgent);
        shared.Clear();
        leaving.AddRange(dirty.Where(key => items.TryGetValue(key, out FeedItem item) && item.Leaves));
        dirty.Clear();
        urgent.Clear();
        if (leaving.Count > 0) Arm(interval);
        return [.. subscriptions];
    }

    private void Depart()
    {
        leaving.AddRange(items.Where(item => item.Value.Leaves).Select(item => item.Key));
        Arm(interval);
    }

    private void Arm(TimeSpan dueTime)
    {
        if (armed || closed) return;

        armed = true;
        timer.Change(dueTime, Timeout.InfiniteTimeSpan);
    }

    private void Flush()
    {
        FeedSubscription[] watching;
        lock (gate)
        {
            armed = false;
            foreach (string key in leaving)
            {
                // It may have come back meanwhile: an alarm that was opened again is no longer one that leaves.
                if (items.TryGetValue(key, out FeedItem item) && item.Leaves && items.Remove(key)) dirty.Add(key);
            }

            leaving.Clear();
            if (dirty.Count == 0) return;

            watching = Publish();
        }

        foreach (FeedSubscription subscription in watching) subscription.Wake();
    }

    private readonly record struct FeedItem(byte[] Json, long Order, bool Leaves);
}
