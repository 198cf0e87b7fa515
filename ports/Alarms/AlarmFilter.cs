using System.Collections.Immutable;

namespace PrisonOps.Ports.Alarms;

/// <summary>A conjunction; an empty array or null does not restrict. <paramref name="Text"/> matches object name, code and alarm type.</summary>
public sealed record AlarmFilter(
    bool OpenOnly,
    bool UnacknowledgedOnly,
    ImmutableArray<AlarmSeverity> Severities,
    ImmutableArray<string> Types,
    string? ClassPrefix,
    int? UnitId,
    Guid? ObjectId,
    DateTimeOffset? From,
    DateTimeOffset? To,
    string? Text)
{
    public ImmutableArray<AlarmState> States { get; init; } = [];
}
