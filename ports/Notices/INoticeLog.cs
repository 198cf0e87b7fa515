using System.Collections.Immutable;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Notices;

/// <summary>What pages read of notices that were written.</summary>
public interface INoticeLog
{
    /// <summary>Keyset page, newest first; <paramref name="pageSize"/> is 1 to 500.</summary>
    Task<Page<NoticeRow>> List(UnitScope scope, NoticeFilter filter, string? after, int pageSize, CancellationToken cancellationToken);

    /// <summary>A dead notice waits again, and is tried from the start.</summary>
    Task<ChangeOutcome<NoticeRow>> SendAgain(Actor actor, UnitScope scope, Guid noticeId, CancellationToken cancellationToken);

    /// <summary>The bell of one person, newest first.</summary>
    Task<ImmutableArray<NoticeRow>> Inbox(Guid accountId, bool unreadOnly, int limit, CancellationToken cancellationToken);

    /// <summary>Tells the person's other pages too. <paramref name="ids"/> null for all.</summary>
    Task MarkRead(Guid accountId, UnitPlace home, ImmutableArray<Guid>? ids, CancellationToken cancellationToken);
}
