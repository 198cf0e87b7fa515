using System.Collections.Immutable;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Notices;

/// <summary>A notice as it is written and sent. Its id goes with it, so that a receiver can tell one that came twice.</summary>
/// <param name="Place">The unit, or the nearest above all of its alarms.</param>
/// <param name="Person">The display name of whom it is for; null for a channel's fixed addresses.</param>
/// <param name="Target">The address on the channel; the key of what is told in order.</param>
/// <param name="Alarms">The most urgent of them as data, for receivers that are programs.</param>
/// <param name="Refusal">Why it cannot even be tried; it is kept as dead then, so that somebody sees it.</param>
public sealed record NoticeDraft(
    Guid Id, UnitPlace Place, Guid? AccountId, string? Person, Guid ChannelId, string ChannelName, NoticeChannelKind Kind, string Target, NoticeWhat What,
    AlarmSeverity Severity, ImmutableArray<Guid> AlarmIds, ImmutableArray<NoticeAlarm> Alarms, string Title, string Text, ImmutableArray<Guid> Pictures, DateTimeOffset CreatedAt, string? Refusal);
