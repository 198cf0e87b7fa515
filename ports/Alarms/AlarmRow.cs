using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Alarms;

/// <summary>One alarm as stored. At most one is open per (object, type, instance): a partial unique index arbitrates.</summary>
/// <param name="ObjectRevision">The highest findings revision of the object that touched this alarm.</param>
/// <param name="Revision">
/// 1 when it opens, one more with every change. A change is committed only on top of the revision that it was made from, so of two activations
/// of a board one gets a conflict.
/// </param>
[GenerateSerializer, Immutable, Alias("prisonops.alarm-row")]
public sealed record AlarmRow
{
    [Id(0)] public required Guid Id { get; init; }
    [Id(1)] public required Guid ObjectId { get; init; }
    [Id(2)] public required UnitPlace Place { get; init; }
    [Id(3)] public required string Type { get; init; }
    [Id(4)] public required string Instance { get; init; }
    [Id(5)] public required AlarmSeverity Severity { get; init; }
    [Id(6)] public required AlarmSeverity OriginalSeverity { get; init; }
    [Id(7)] public required DateTimeOffset FirstAt { get; init; }
    [Id(8)] public required DateTimeOffset OpenedAt { get; init; }
    [Id(9)] public required DateTimeOffset LastAt { get; init; }
    [Id(10)] public required int Count { get; init; }
    [Id(11)] public required FindingEvidence Evidence { get; init; }
    [Id(12)] public string? AcknowledgedBy { get; init; }
    [Id(13)] public DateTimeOffset? AcknowledgedAt { get; init; }
    [Id(14)] public string? Note { get; init; }
    [Id(15)] public DateTimeOffset? ClearedAt { get; init; }
    [Id(16)] public string? ClearedBy { get; init; }
    [Id(17)] public string? ClearReason { get; init; }
    [Id(18)] public long ObjectRevision { get; init; }
    [Id(19)] public long Revision { get; init; }
    [Id(20)] public AlarmState State { get; init; } = AlarmState.Unacknowledged;
    [Id(21)] public AlarmLife Life { get; init; } = AlarmLife.None;

    /// <summary>The level that the source of the alarm gives it, whatever a rule has made of it.</summary>
    public AlarmSeverity SourceSeverity => Life.Redefinition?.From ?? Severity;
}
