namespace PrisonOps.Ports.Alarms;

/// <summary>
/// The alarm as it is after one event, and the event. Written together with the outbox event (topic "alarm") in one transaction.
/// </summary>
[GenerateSerializer, Immutable, Alias("prisonops.alarm-change")]
public sealed record AlarmChange(
    [property: Id(0)] AlarmRow Alarm,
    [property: Id(1)] AlarmEventKind Kind,
    [property: Id(2)] DateTimeOffset At,
    [property: Id(3)] Actor Actor,
    [property: Id(4)] string? Note);
