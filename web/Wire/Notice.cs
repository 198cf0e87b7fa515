using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Notices;

namespace PrisonOps.Web.Wire;

public sealed record Notice(
    Guid Id, int UnitId, string? Person, Guid ChannelId, string ChannelName, NoticeChannelKind Kind, string Target, NoticeWhat What, AlarmSeverity Severity,
    IReadOnlyList<Guid> AlarmIds, string Title, string Text, DateTimeOffset CreatedAt, NoticeState State, int Attempts, DateTimeOffset? NextAt, string? Answer,
    DateTimeOffset? SentAt, DateTimeOffset? ReadAt);
