namespace PrisonOps.Web.Feed;

/// <summary>Which source serves which topic.</summary>
internal sealed class FeedSources(AlarmFeed alarms, UnitFeed units, CameraFeed cameras, ObjectFeed objects, StackFeed stacks, DiagnosisFeed diagnosis,
    TopologyFeed topology, NoticeFeed notices)
{
    /// <summary>Null for a topic that does not exist.</summary>
    public FeedSource? Find(string topic) => topic switch
    {
        AlarmFeed.Topic => alarms,
        UnitFeed.Topic => units,
        CameraFeed.Topic => cameras,
        DiagnosisFeed.Topic => diagnosis,
        _ when NoticeFeed.Serves(topic) => notices,
        _ when objects.Serves(topic) => objects,
        _ when stacks.Serves(topic) => stacks,
        _ when TopologyFeed.Serves(topic) => topology,
        _ => null,
    };
}
