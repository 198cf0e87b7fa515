using System.Collections.Immutable;

namespace PrisonOps.Ports.Notices;

/// <summary>A notice that is to be sent now: the first of its channel and target that is not.</summary>
/// <param name="Pictures">Keys of evidence pictures; empty unless the channel may send them.</param>
/// <param name="Sequence">Grows in the order in which notices were written.</param>
/// <param name="QueuedAt">Since when it waits: since it was written, or since a person sent it again.</param>
public sealed record OutgoingNotice(NoticeRow Notice, ImmutableArray<NoticeAlarm> Alarms, ImmutableArray<Guid> Pictures, long Sequence, DateTimeOffset QueuedAt);
