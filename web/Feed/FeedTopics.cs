using System.Collections.Concurrent;
using System.Globalization;

namespace PrisonOps.Web.Feed;

/// <summary>The topics that are open in this process, one per seat, opened by their first client.</summary>
internal sealed class FeedTopics(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Opening> open = new();
    private readonly string process = time.GetUtcNow().ToUnixTimeMilliseconds().ToString("x", CultureInfo.InvariantCulture);
    private int opened;

    public int Count => open.Count;

    public async Task<FeedTopic> Join(FeedSeat seat, FeedSubscription subscription, CancellationToken cancellationToken)
    {
        while (true)
        {
            Opening opening = open.GetOrAdd(seat.Key, static (_, state) => new(state.Seat, state.Me.Open), (Seat: seat, Me: this));
            FeedTopic topic;
            try
            {
                topic = await opening.Topic.WaitAsync(cancellationToken);
            }
            catch when (opening.Topic.IsFaulted)
            {
                open.TryRemove(new(seat.Key, opening));
                throw;
            }

            if (topic.TryJoin(subscription)) return topic;

            open.TryRemove(new(seat.Key, opening));
        }
    }

    /// <summary>Closes what nobody watches any more.</summary>
    public void Sweep()
    {
        foreach ((string key, Opening opening) in open)
        {
            if (opening.Finished is { } topic && topic.TryRetire()) Drop(key, opening, topic);
        }
    }

    /// <summary>Every topic begins anew from rows: something may have been missed.</summary>
    public void CloseAll()
    {
        foreach ((string key, Opening opening) in open)
        {
            if (opening.Finished is not { } topic) continue;

            topic.Close();
            Drop(key, opening, topic);
        }
    }

    private void Drop(string key, Opening opening, FeedTopic topic)
    {
        open.TryRemove(new(key, opening));
        opening.Seat.Source.Drop(topic);
        topic.Dispose();
    }

    private async Task<FeedTopic> Open(FeedSeat seat)
    {
        string epoch = string.Create(CultureInfo.InvariantCulture, $"{process}.{Interlocked.Increment(ref opened):x}");
        FeedTopic topic = new(seat.Topic, epoch, seat.Source.Interval, time);
        try
        {
            // The first client may go away while the topic opens; others who came meanwhile still wait for it.
            await seat.Source.Open(topic, seat.Scope, CancellationToken.None);
            return topic;
        }
        catch
        {
            seat.Source.Drop(topic);
            topic.Dispose();
            throw;
        }
    }

    /// <summary>Opens once, however many ask at the same time.</summary>
    private sealed class Opening(FeedSeat seat, Func<FeedSeat, Task<FeedTopic>> open)
    {
        private readonly Lazy<Task<FeedTopic>> topic = new(() => open(seat));

        public FeedSeat Seat { get; } = seat;

        public Task<FeedTopic> Topic => topic.Value;

        public FeedTopic? Finished => topic.IsValueCreated && topic.Value.IsCompletedSuccessfully ? topic.Value.GetAwaiter().GetResult() : null;
    }
}
