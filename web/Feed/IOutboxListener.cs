using PrisonOps.Ports.Outbox;

namespace PrisonOps.Web.Feed;

/// <summary>Hears the committed events of one outbox topic, in order and in batches. Never waits.</summary>
internal interface IOutboxListener
{
    string OutboxTopic { get; }

    void Hear(IReadOnlyList<OutboxEvent> events);
}
