using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports;
using PrisonOps.Ports.Audit;
using PrisonOps.Ports.Notices;
using PrisonOps.Ports.Outbox;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Audit;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Outbox;
using PrisonOps.Storage.Units;

namespace PrisonOps.Storage.Notices;

internal sealed class NoticeLog(ScopedDatabase scoped, OutboxSignal signal, TimeProvider time) : INoticeLog
{
    private const int InboxMax = 500;

    public Task<Page<NoticeRow>> List(UnitScope scope, NoticeFilter filter, string? after, int pageSize, CancellationToken cancellationToken)
    {
        KeysetPage.CheckSize(pageSize);
        return scoped.InScope(scope, async c =>
        {
            SqlFilter where = new SqlFilter().Within(scope, "n");
            if (!await UnitPlaces.Restrict(c, where, filter.UnitId, "n", cancellationToken)) return new Page<NoticeRow>([], null, 0, true);
            if (filter.States is [NoticeState.Dead]) where.And("n.state = 3");
            else if (!filter.States.IsEmpty) where.And($"n.state = any ({where.Add(filter.States.Select(state => (short)state).ToArray())})");
            if (filter.ChannelId is { } channel) where.And($"n.channel_id = {where.Add(channel)}");
            if (filter.AlarmId is { } alarm) where.And($"{where.Add(alarm)} = any (n.alarm_ids)");

            (int, bool) counted = await where.Count(c, "notice n", cancellationToken);
            if (after is not null)
            {
                string[] key = KeysetPage.Key(after, 2);
                where.And($"(n.created_at, n.id) < ({where.Add(KeysetPage.Instant(key[0]))}, {where.Add(KeysetPage.Id(key[1]))})");
            }

            ImmutableArray<NoticeRow> rows = await where.Command(
                c, $"select {NoticeColumns.Notice} from notice n where {where.Where} order by n.created_at desc, n.id desc limit {pageSize + 1}")
                .ReadAll(NoticeColumns.ReadNotice, cancellationToken);
            return KeysetPage.Of(rows, pageSize, row => KeysetPage.Cursor(KeysetPage.Instant(row.CreatedAt), row.Id.ToString()), counted);
        }, cancellationToken);
    }

    public Task<ChangeOutcome<NoticeRow>> SendAgain(Actor actor, UnitScope scope, Guid noticeId, CancellationToken cancellationToken) =>
        scoped.InScope(scope, async c =>
        {
            NoticeRow? again = await c.Statement(
                $"select {NoticeColumns.Notice} from notice_again($1, $2) n", SqlStatements.Value(noticeId), SqlStatements.Value(time.GetUtcNow()))
                .ReadFirst(NoticeColumns.ReadNotice, cancellationToken);
            if (again is null) return ChangeOutcome.NotFound<NoticeRow>();

            UnitPlace place = await UnitPlaces.Find(c, again.UnitId, cancellationToken) ?? default;
            AuditEntry line = AuditLines.Change<NoticeRow>(time, actor, place, "notice.send-again", again.Title, null, again);
            await AuditLines.Write(c, line, cancellationToken);
            return ChangeOutcome.Done(again);
        }, cancellationToken);

    public Task<ImmutableArray<NoticeRow>> Inbox(Guid accountId, bool unreadOnly, int limit, CancellationToken cancellationToken) =>
        scoped.InScope(UnitScope.None, c => Inbox(c, accountId, unreadOnly, Math.Min(limit, InboxMax), cancellationToken), cancellationToken);

    public async Task MarkRead(Guid accountId, UnitPlace home, ImmutableArray<Guid>? ids, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        long raised = await scoped.InScope(UnitScope.None, async c =>
        {
            ImmutableArray<NoticeRow> unread = await Inbox(c, accountId, true, InboxMax, cancellationToken);
            ImmutableArray<Guid> read = await c.Statement(
                "select * from notice_read($1, $2, $3)", SqlStatements.Value(accountId), SqlStatements.Value(ids?.ToArray()), SqlStatements.Value(now))
                .ReadAll(reader => reader.GetGuid(0), cancellationToken);
            OutboxDraft[] told =
            [
                .. unread.Where(row => read.Contains(row.Id)).Select(row => new OutboxDraft(
                    "notice", home, accountId.ToString(), NoticeColumns.Json(new NoticePayload(row with { ReadAt = now })))),
            ];
            return told.Length == 0 ? 0 : await OutboxWriter.Append(c, told, now, cancellationToken);
        }, cancellationToken);
        if (raised > 0) signal.Raise(raised);
    }

    private static Task<ImmutableArray<NoticeRow>> Inbox(
        NpgsqlConnection connection, Guid accountId, bool unreadOnly, int limit, CancellationToken cancellationToken) => connection.Statement(
            $"select {NoticeColumns.Notice} from notice_inbox($1, $2, $3) n", SqlStatements.Value(accountId), SqlStatements.Value(unreadOnly),
            SqlStatements.Value(limit)).ReadAll(NoticeColumns.ReadNotice, cancellationToken);
}
