using System.Collections.Immutable;

namespace PrisonOps.Ports.Alarms.Rules;

/// <summary>What a rule says: which alarms it is about, when, and what becomes of them.</summary>
public sealed record AlarmRuleFields
{
    public required string Name { get; init; }
    public bool Enabled { get; init; } = true;

    /// <summary>Rules are asked from the lowest to the highest; of each effect the first that has it counts.</summary>
    public int Order { get; init; } = 100;

    /// <summary>An expression; see docs/expressions.md.</summary>
    public required string Filter { get; init; }

    /// <summary>When the rule is in force; empty for always.</summary>
    public ImmutableArray<WeeklyHours> Hours { get; init; } = [];

    /// <summary>IANA name of the zone of <see cref="Hours"/> and of time and weekday in the filter.</summary>
    public string Zone { get; init; } = DefaultZone;

    /// <summary>The level that the alarm gets instead of its own.</summary>
    public AlarmSeverity? Severity { get; init; }

    /// <summary>The alarm opens at once, but is announced only if it still stands after this time.</summary>
    public TimeSpan? AnnounceAfter { get; init; }

    /// <summary>The alarm is kept and counted, but out of sight.</summary>
    public bool Suppress { get; init; }

    public bool Acknowledge { get; init; }

    /// <summary>The alarm clears only when its condition has been gone for this time.</summary>
    public TimeSpan? ClearAfter { get; init; }

    public bool Ticket { get; init; }

    /// <summary>The name of the target to which the alarm is forwarded.</summary>
    public string? Forward { get; init; }

    public const string DefaultZone = "Asia/Shanghai";
}
