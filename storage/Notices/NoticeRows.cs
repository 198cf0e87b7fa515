using System.Collections.Immutable;
using Npgsql;
using NpgsqlTypes;
using PrisonOps.Ports.Notices;
using PrisonOps.Ports.Outbox;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Outbox;

namespace PrisonOps.Storage.Notices;

/// <summary>Writes changes as sets: one statement each, however many there are.</summary>
internal static class NoticeRows
{
    public static async Task Write(NpgsqlConnection connection, NoticeChanges changes, CancellationToken cancellationToken)
    {
        if (!changes.EndedWatches.IsEmpty) await EndWatches(connection, changes.EndedWatches).Run(cancellationToken);
        if (!changes.EndedItems.IsEmpty)
            await connection.Statement("delete from notice_item where id = any ($1)", SqlStatements.Value(changes.EndedItems.ToArray())).Run(cancellationToken);
        if (!changes.Watches.IsEmpty) await PutWatches(connection, changes.Watches).Run(cancellationToken);
        if (!changes.Items.IsEmpty) await PutItems(connection, changes.Items).Run(cancellationToken);
        foreach (ViewMark mark in changes.Views) await MarkView(connection, mark).Run(cancellationToken);
        foreach (NoticeDraft notice in changes.Notices) await Insert(connection, notice).Run(cancellationToken);
    }

    /// <summary>What is under a bell is there with its row; pages hear of it through the outbox. Gives the position to raise, or 0.</summary>
    public static async Task<long> Tell(NpgsqlConnection connection, ImmutableArray<NoticeDraft> notices, DateTimeOffset now, CancellationToken cancellationToken)
    {
        OutboxDraft[] told =
        [
            .. notices.Where(notice => notice is { Kind: NoticeChannelKind.InApp, AccountId: not null }).Select(notice => new OutboxDraft(
                "notice", notice.Place, notice.AccountId.ToString()!, NoticeColumns.Json(new NoticePayload(Row(notice))))),
        ];
        return told.Length == 0 ? 0 : await OutboxWriter.Append(connection, told, now, cancellationToken);
    }

    private static NoticeState StateOf(NoticeDraft notice) =>
        notice.Refusal is not null ? NoticeState.Dead : notice.Kind == NoticeChannelKind.InApp ? NoticeState.Sent : NoticeState.Pending;

    private static NoticeRow Row(NoticeDraft notice) => new(
        notice.Id, notice.Place.Unit, notice.AccountId, notice.Person, notice.ChannelId, notice.ChannelName, notice.Kind, notice.Target, notice.What,
        notice.Severity, notice.AlarmIds, notice.Title, notice.Text, notice.CreatedAt, StateOf(notice), 0, null, notice.Refusal, notice.CreatedAt, null);

    private static NpgsqlCommand EndWatches(NpgsqlConnection connection, ImmutableArray<(Guid AlarmId, Guid RouteId)> ended) => connection.Statement(
        "delete from notice_watch w using unnest($1, $2) g (alarm_id, route_id) where w.alarm_id = g.alarm_id and w.route_id = g.route_id",
        SqlStatements.Column(ended, one => one.AlarmId), SqlStatements.Column(ended, one => one.RouteId));

    private static NpgsqlCommand PutWatches(NpgsqlConnection connection, ImmutableArray<NoticeWatch> watches) => connection.Statement(
        """
        insert into notice_watch (alarm_id, route_id, unit_id, province, prison, severity, next_step, next_at, except_name, told)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10::jsonb[])
        on conflict (alarm_id, route_id) do update set
          severity = excluded.severity, next_step = excluded.next_step, next_at = excluded.next_at, except_name = excluded.except_name, told = excluded.told
        """,
        SqlStatements.Column(watches, w => w.AlarmId), SqlStatements.Column(watches, w => w.RouteId), SqlStatements.Column(watches, w => w.Place.Unit),
        SqlStatements.Column(watches, w => w.Place.Province), SqlStatements.Column(watches, w => w.Place.Prison),
        SqlStatements.Column(watches, w => (short)w.Severity), SqlStatements.Column(watches, w => w.NextStep),
        SqlStatements.Column(watches, w => w.NextAt?.ToUniversalTime()), SqlStatements.Column(watches, w => w.Except),
        SqlStatements.Column(watches, w => NoticeColumns.Json(w.Told)));

    private static NpgsqlCommand PutItems(NpgsqlConnection connection, ImmutableArray<NoticeItem> items) => connection.Statement(
        """
        insert into notice_item (
          id, account_id, channel_id, route_id, alarm_id, what, severity, unit_id, province, prison, is_first, is_digest, created_at, due_at)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        on conflict (id) do update set due_at = excluded.due_at
        """,
        SqlStatements.Column(items, i => i.Id), SqlStatements.Column(items, i => i.Lane.AccountId), SqlStatements.Column(items, i => i.Lane.ChannelId),
        SqlStatements.Column(items, i => i.RouteId), SqlStatements.Column(items, i => i.AlarmId), SqlStatements.Column(items, i => (short)i.What),
        SqlStatements.Column(items, i => (short)i.Severity), SqlStatements.Column(items, i => i.Place.Unit), SqlStatements.Column(items, i => i.Place.Province),
        SqlStatements.Column(items, i => i.Place.Prison), SqlStatements.Column(items, i => i.IsFirst), SqlStatements.Column(items, i => i.IsDigest),
        SqlStatements.Column(items, i => i.CreatedAt.ToUniversalTime()), SqlStatements.Column(items, i => i.DueAt.ToUniversalTime()));

    private static NpgsqlCommand MarkView(NpgsqlConnection connection, ViewMark mark) => connection.Statement(
        "update alarm_view set over_since = $2, told_at = $3 where id = $1", SqlStatements.Value(mark.ViewId), SqlStatements.Value(mark.OverSince),
        SqlStatements.Value(mark.ToldAt));

    private static NpgsqlCommand Insert(NpgsqlConnection connection, NoticeDraft notice) => connection.Statement(
        """
        insert into notice (
          id, unit_id, province, prison, account_id, person, channel_id, channel_name, kind, target, what, severity, alarm_ids, title, body, pictures,
          created_at, queued_at, state, attempts, next_at, answer, sent_at, alarms)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $17, $18, 0, case when $18 = 1 then $17 end, $19,
          case when $18 = 2 then $17 end, $20::jsonb)
        """,
        SqlStatements.Value(notice.Id), SqlStatements.Value(notice.Place.Unit), SqlStatements.Value(notice.Place.Province), SqlStatements.Value(notice.Place.Prison),
        SqlStatements.Value(notice.AccountId), SqlStatements.Value(notice.Person), SqlStatements.Value(notice.ChannelId), SqlStatements.Value(notice.ChannelName),
        SqlStatements.Value((short)notice.Kind), SqlStatements.Value(notice.Target), SqlStatements.Value((short)notice.What),
        SqlStatements.Value((short)notice.Severity), SqlStatements.Value(notice.AlarmIds.ToArray()), SqlStatements.Value(notice.Title),
        SqlStatements.Value(notice.Text), SqlStatements.Value(notice.Pictures.ToArray()), SqlStatements.Value(notice.CreatedAt),
        SqlStatements.Value((short)StateOf(notice)), SqlStatements.Value(notice.Refusal), SqlStatements.Value(NoticeColumns.Json(notice.Alarms)));
}
