using PrisonOps.Ports.Units;

namespace PrisonOps.Web.Feed;

/// <summary>Where the items of a kind of topic come from.</summary>
internal abstract class FeedSource
{
    /// <summary>The permissions of which one opens the topic; the scope is where any of them reaches.</summary>
    public abstract IReadOnlyList<string> Permissions { get; }

    public virtual TimeSpan Interval => TimeSpan.FromMilliseconds(200);

    /// <summary>False for a topic that names something outside of the scope.</summary>
    public virtual ValueTask<bool> Exists(string topic, UnitScope scope, CancellationToken cancellationToken) => ValueTask.FromResult(true);

    /// <summary>False for a topic that is another account's own.</summary>
    public virtual bool IsFor(string topic, Guid accountId) => true;

    /// <summary>Begins to listen for the topic, and only then reads the state and loads it.</summary>
    public abstract Task Open(FeedTopic topic, UnitScope scope, CancellationToken cancellationToken);

    public abstract void Drop(FeedTopic topic);
}
