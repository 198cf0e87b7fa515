using System.Collections.Immutable;

namespace PrisonOps.Ports.Alarms;

/// <summary>What rules and people have made of an alarm beyond opening, acknowledging and clearing it; most alarms have nothing of it.</summary>
[GenerateSerializer, Immutable, Alias("prisonops.alarm-life")]
public sealed record AlarmLife
{
    public static AlarmLife None { get; } = new();

    /// <summary>It has not been announced yet, and is not before this time; null once it was.</summary>
    [Id(0)] public DateTimeOffset? HeldUntil { get; init; }

    [Id(1)] public AlarmShelf? Shelf { get; init; }
    [Id(2)] public AlarmSuppression? Suppression { get; init; }
    [Id(3)] public AlarmOutOfService? OutOfService { get; init; }

    /// <summary>The condition has gone, and the alarm is cleared at this time unless it comes back.</summary>
    [Id(4)] public DateTimeOffset? ClearDueAt { get; init; }

    [Id(5)] public AlarmRedefinition? Redefinition { get; init; }
    [Id(6)] public AlarmFalse? FalseAlarm { get; init; }

    /// <summary>What rules have done for it, so that each is done once: "ticket", "forward:" and the target, "acknowledged:" and the rule.</summary>
    [Id(7)] public ImmutableArray<string> Done { get; init; } = [];

    public bool Equals(AlarmLife? other) =>
        other is not null && HeldUntil == other.HeldUntil && Shelf == other.Shelf && Suppression == other.Suppression && OutOfService == other.OutOfService
        && ClearDueAt == other.ClearDueAt && Redefinition == other.Redefinition && FalseAlarm == other.FalseAlarm && Done.SequenceEqual(other.Done);

    public override int GetHashCode() => HashCode.Combine(HeldUntil, Shelf, Suppression, OutOfService, ClearDueAt, Redefinition, FalseAlarm, Done.Length);
}
