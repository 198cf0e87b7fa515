using PrisonOps.Ports.Outbox;

namespace PrisonOps.Web.Feed;

/// <summary>Brings the alarms of cameras to the feed of cameras.</summary>
internal sealed class CameraAlarmListener(CameraFeed cameras) : IOutboxListener
{
    public string OutboxTopic => "alarm";

    public void Hear(IReadOnlyList<OutboxEvent> events) => cameras.HearAlarms(events);
}
