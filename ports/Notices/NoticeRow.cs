using System.Collections.Immutable;
using PrisonOps.Ports.Alarms;

namespace PrisonOps.Ports.Notices;

/// <summary>A notice with what has become of it.</summary>
/// <param name="NextAt">When it is tried (again); null when it is not waiting.</param>
/// <param name="Answer">What the other side said last, or why it could not be reached.</param>
public sealed record NoticeRow(
    Guid Id, int UnitId, Guid? AccountId, string? Person, Guid ChannelId, string ChannelName, NoticeChannelKind Kind, string Target, NoticeWhat What,
    AlarmSeverity Severity, ImmutableArray<Guid> AlarmIds, string Title, string Text, DateTimeOffset CreatedAt, NoticeState State, int Attempts,
    DateTimeOffset? NextAt, string? Answer, DateTimeOffset? SentAt, DateTimeOffset? ReadAt);
