using PrisonOps.Ports.Outbox;

namespace PrisonOps.Web.Feed;

/// <summary>Hears the committed events of one outbox topic, in order and in batches. Never waits.</summary>
internal interface IOutboxListener
{
    string OutboxTopic { get; }

    void Hear(IReadOnlyList<OutboxEvent> events);

    /// <summary>
    /// Urgent events, before what precedes them; they come again in their place. For who keeps the newest state by a revision, or does the same
    /// thing twice without harm; others wait for the place.
    /// </summary>
    void HearAhead(IReadOnlyList<OutboxEvent> events)
    {
    }
}
