using System.Collections.Immutable;

namespace PrisonOps.Ports.Notices;

/// <summary>What the desk of notices and their senders read and write. Unscoped: used by the grid only.</summary>
public interface INoticeStore
{
    /// <summary>One process at a time leads; the lead ends with its connection, so also when the process is killed. Null when another leads.</summary>
    Task<INoticeLead?> TryLead(CancellationToken cancellationToken);

    Task<NoticeSetup> LoadSetup(DateTimeOffset now, CancellationToken cancellationToken);

    /// <summary>The watches and waiting items of some alarms.</summary>
    Task<(ImmutableArray<NoticeWatch> Watches, ImmutableArray<NoticeItem> Items)> LoadState(ImmutableArray<Guid> alarmIds, CancellationToken cancellationToken);

    Task<ImmutableArray<NoticeWatch>> LoadDueWatches(DateTimeOffset now, int limit, CancellationToken cancellationToken);

    Task<ImmutableArray<LaneItems>> LoadDueLanes(DateTimeOffset now, int limit, CancellationToken cancellationToken);

    /// <summary>
    /// Writes all changes in one transaction. With a cursor only if the stored one is still <paramref name="from"/>, which it then moves to
    /// <paramref name="to"/>; false, and nothing written, when another process was faster.
    /// </summary>
    Task<bool> Commit(NoticeChanges changes, long? from, long? to, CancellationToken cancellationToken);

    /// <summary>Of each channel and target the first that waits, if its time has come.</summary>
    Task<ImmutableArray<OutgoingNotice>> LoadOutgoing(DateTimeOffset now, int limit, CancellationToken cancellationToken);

    Task<string?> OpenSecret(Guid channelId, CancellationToken cancellationToken);

    Task MarkSent(Guid noticeId, DateTimeOffset at, string answer, CancellationToken cancellationToken);

    /// <param name="nextAt">When it is tried again; null when it is given up.</param>
    Task MarkFailed(Guid noticeId, string answer, DateTimeOffset? nextAt, CancellationToken cancellationToken);

    /// <summary>Removes what was written before that time and does not wait.</summary>
    Task<int> Forget(DateTimeOffset before, CancellationToken cancellationToken);
}
