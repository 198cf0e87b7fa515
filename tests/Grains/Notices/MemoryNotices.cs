using System.Collections.Immutable;
using PrisonOps.Ports.Notices;

namespace PrisonOps.Tests.Grains.Notices;

/// <summary>Notices that wait, as rows of a store would.</summary>
internal sealed class MemoryNotices(NoticeSetup setup) : INoticeStore
{
    private readonly Lock gate = new();
    private readonly List<OutgoingNotice> rows = [];

    public ImmutableArray<NoticeRow> Rows
    {
        get
        {
            lock (gate) return [.. rows.Select(row => row.Notice)];
        }
    }

    public void Add(OutgoingNotice notice)
    {
        lock (gate) rows.Add(notice);
    }

    public Task<INoticeLead?> TryLead(CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<NoticeSetup> LoadSetup(DateTimeOffset now, CancellationToken cancellationToken) => Task.FromResult(setup);

    public Task<(ImmutableArray<NoticeWatch> Watches, ImmutableArray<NoticeItem> Items)> LoadState(ImmutableArray<Guid> alarmIds, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<ImmutableArray<NoticeWatch>> LoadDueWatches(DateTimeOffset now, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

    public Task<ImmutableArray<LaneItems>> LoadDueLanes(DateTimeOffset now, int limit, CancellationToken cancellationToken) => throw new NotSupportedException();

    public List<NoticeChanges> Commits { get; } = [];

    public Task<bool> Commit(NoticeChanges changes, long? from, long? to, CancellationToken cancellationToken)
    {
        Commits.Add(changes);
        return Task.FromResult(true);
    }

    public Task<ImmutableArray<OutgoingNotice>> LoadOutgoing(DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult<ImmutableArray<OutgoingNotice>>(
            [
                .. rows.Where(row => row.Notice.State == NoticeState.Pending).GroupBy(row => (row.Notice.ChannelId, row.Notice.Target)).Select(lane => lane.MinBy(row => row.Sequence)!)
                    .Where(row => row.Notice.NextAt <= now),
            ]);
        }
    }

    public Task<string?> OpenSecret(Guid channelId, CancellationToken cancellationToken) => Task.FromResult<string?>("geheim");

    public Task MarkSent(Guid noticeId, DateTimeOffset at, string answer, CancellationToken cancellationToken) =>
        Change(noticeId, row => row with { State = NoticeState.Sent, Attempts = row.Attempts + 1, Answer = answer, SentAt = at });

    public Task MarkFailed(Guid noticeId, string answer, DateTimeOffset? nextAt, CancellationToken cancellationToken) => Change(
        noticeId, row => row with { State = nextAt is null ? NoticeState.Dead : NoticeState.Pending, Attempts = row.Attempts + 1, Answer = answer, NextAt = nextAt });

    public Task<int> Forget(DateTimeOffset before, CancellationToken cancellationToken) => Task.FromResult(0);

    private Task Change(Guid noticeId, Func<NoticeRow, NoticeRow> change)
    {
        lock (gate)
        {
            int at = rows.FindIndex(row => row.Notice.Id == noticeId);
            rows[at] = rows[at] with { Notice = change(rows[at].Notice) };
        }

        return Task.CompletedTask;
    }
}
