using PrisonOps.Ports;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Tests.Storage.Alarms;

internal static class Alarms
{
    public static DateTimeOffset Noon { get; } = new(2026, 6, 1, 4, 0, 0, TimeSpan.Zero);

    public static AlarmRow New(ObjectConfiguration device, string type, AlarmSeverity severity = AlarmSeverity.Critical) => new()
    {
        Id = Guid.CreateVersion7(),
        ObjectId = device.Id,
        Place = device.Place,
        Type = type,
        Instance = "",
        Severity = severity,
        OriginalSeverity = severity,
        FirstAt = Noon,
        OpenedAt = Noon,
        LastAt = Noon,
        Count = 1,
        Evidence = new(97.5, 90, "%", 3, 5, "connection refused", null),
        Revision = 1,
    };

    public static AlarmChange Opened(AlarmRow alarm) => new(alarm, AlarmEventKind.Opened, alarm.OpenedAt, Actor.Grid, null);
}
