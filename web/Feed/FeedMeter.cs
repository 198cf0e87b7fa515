using System.Diagnostics.Metrics;

namespace PrisonOps.Web.Feed;

/// <summary>What the feed does, for /metrics.</summary>
internal sealed class FeedMeter
{
    public const string Name = "prisonops.feed";
    private readonly Counter<long> frames;
    private readonly Counter<long> denials;

    public FeedMeter(IMeterFactory meters, FeedClients clients, FeedTopics topics)
    {
        Meter meter = meters.Create(Name);
        frames = meter.CreateCounter<long>("prisonops.feed.frames", null, "Frames sent to browsers");
        denials = meter.CreateCounter<long>("prisonops.feed.denials", null, "Streams that ended because the right to them was gone");
        meter.CreateObservableGauge("prisonops.feed.clients", () => clients.Connected, null, "Browsers on the feed");
        meter.CreateObservableGauge("prisonops.feed.topics", () => topics.Count, null, "Topics that are open in this process");
    }

    public void Sent() => frames.Add(1);

    public void Denied() => denials.Add(1);
}
