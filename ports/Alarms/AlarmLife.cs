using System.Collections.Immutable;
using System.Text.Json.Serialization;

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

    /// <summary>It follows from another object that is down.</summary>
    [Id(8)] public AlarmUpstream? Upstream { get; init; }

    /// <summary>How its condition came and went; null until it came back once.</summary>
    [Id(9)] public AlarmFlaps? Flaps { get; init; }

    /// <summary>How many other objects cannot be had because of the alarm's object.</summary>
    [Id(10)] public int Affected { get; init; }

    [JsonIgnore]
    public bool IsFlapping => Flaps?.Since is not null;

    public bool Equals(AlarmLife? other) =>
        other is not null && HeldUntil == other.HeldUntil && Shelf == other.Shelf && Suppression == other.Suppression && OutOfService == other.OutOfService
        && ClearDueAt == other.ClearDueAt && Redefinition == other.Redefinition && FalseAlarm == other.FalseAlarm && Upstream == other.Upstream
        && Flaps == other.Flaps && Affected == other.Affected && Done.SequenceEqual(other.Done);

    public override int GetHashCode() =>
        HashCode.Combine(HeldUntil, Shelf, Suppression, OutOfService, ClearDueAt, Redefinition, FalseAlarm, HashCode.Combine(Upstream, Flaps, Affected, Done.Length));
}
