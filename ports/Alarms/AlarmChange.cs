using System.Collections.Immutable;

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
    [property: Id(4)] string? Note)
{
    /// <summary>A person did it and looks for its effect, on an alarm that stays on the screens.</summary>
    public bool IsUrgent => Actor.AccountId is not null && Alarm.ClearedAt is null;

    /// <summary>What rules want done about it elsewhere, written to the outbox in the same transaction.</summary>
    [Id(5)]
    public ImmutableArray<AlarmOrder> Orders { get; init; } = [];
}
