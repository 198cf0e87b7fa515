using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports.Notices;
using PrisonOps.Ports.Notices.Rotas;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Alarms;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Objects;
using PrisonOps.Storage.Outbox;

namespace PrisonOps.Storage.Notices;

internal sealed class NoticeStore(DatabaseConnections connections, CredentialSeal seal, OutboxSignal signal, TimeProvider time) : INoticeStore
{
    public const string Consumer = "notices";
    private const int SetupMax = 20_000;
    private const int ItemsMax = 5_000;
    private static readonly TimeSpan RecentFor = TimeSpan.FromHours(1);

    public Task<INoticeLead?> TryLead(CancellationToken cancellationToken) => NoticeLead.Try(connections, cancellationToken);

    public async Task<NoticeSetup> LoadSetup(DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        ImmutableArray<NoticeRoute> routes = await connection.Statement($"select {NoticeColumns.Fields} from notice_route r order by r.id limit {SetupMax}")
            .ReadAll(NoticeColumns.ReadRoute, cancellationToken);
        ImmutableArray<NoticeChannel> channels = await connection.Statement(
            $"select {NoticeColumns.Channel} from notice_channel c order by c.id limit {SetupMax}").ReadAll(NoticeColumns.ReadChannel, cancellationToken);
        ImmutableArray<Rota> rotas = await connection.Statement($"select {NoticeColumns.Fields} from rota r order by r.id limit {SetupMax}")
            .ReadAll(NoticeColumns.ReadRota, cancellationToken);
        ImmutableArray<RotaOverride> overrides = await connection.Statement(
            $"select {NoticeColumns.Override} from rota_override r where r.until_at > $1 order by r.id limit {SetupMax}", SqlStatements.Value(now))
            .ReadAll(NoticeColumns.ReadOverride, cancellationToken);
        UnitPlace? home = await connection.Statement("select unit_id, province, prison from unit order by tier, id limit 1")
            .ReadFirst<UnitPlace?>(reader => reader.GetPlace(0), cancellationToken);
        return new(routes, channels, rotas, overrides, await NoticePeopleRows.Load(connection, now, cancellationToken), home ?? default);
    }

    public async Task<(ImmutableArray<NoticeWatch> Watches, ImmutableArray<NoticeItem> Items)> LoadState(
        ImmutableArray<Guid> alarmIds, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        Guid[] ids = [.. alarmIds];
        return (
            await connection.Statement($"select {NoticeColumns.Watch} from notice_watch w where w.alarm_id = any ($1)", SqlStatements.Value(ids))
                .ReadAll(NoticeColumns.ReadWatch, cancellationToken),
            await connection.Statement($"select {NoticeColumns.Item} from notice_item i where i.alarm_id = any ($1)", SqlStatements.Value(ids))
                .ReadAll(reader => NoticeColumns.ReadItem(reader, 0), cancellationToken));
    }

    public async Task<ImmutableArray<NoticeWatch>> LoadDueWatches(DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        return await connection.Statement(
            $"select {NoticeColumns.Watch} from notice_watch w where w.next_at <= $1 order by w.next_at limit $2", SqlStatements.Value(now), SqlStatements.Value(limit))
            .ReadAll(NoticeColumns.ReadWatch, cancellationToken);
    }

    public async Task<ImmutableArray<LaneItems>> LoadDueLanes(DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        ImmutableArray<GatheredAlarm> items = await connection.Statement(
            $"""
            with due as (
              select channel_id, account_id from notice_item where due_at <= $1 group by channel_id, account_id order by min(due_at) limit $2)
            select {AlarmColumns.All}, {AlarmNames.Columns}, {NoticeColumns.Item}
            from due d
            join notice_item i on i.channel_id = d.channel_id and i.account_id is not distinct from d.account_id
            left join alarm a on a.id = i.alarm_id
            left join object o on o.id = a.object_id
            left join unit u on u.id = a.unit_id
            {ObjectLocation.Join}
            order by i.due_at, i.created_at limit {ItemsMax}
            """,
            SqlStatements.Value(now), SqlStatements.Value(limit)).ReadAll(ReadGathered, cancellationToken);
        ILookup<Guid, DateTimeOffset> recent = await Recent(connection, [.. items.Select(one => one.Item.Lane.AccountId).OfType<Guid>().Distinct()], now, cancellationToken);
        return
        [
            .. items.GroupBy(one => one.Item.Lane)
                .Select(lane => new LaneItems(lane.Key, [.. lane], lane.Key.AccountId is { } account ? [.. recent[account]] : [])),
        ];
    }

    public async Task<bool> Commit(NoticeChanges changes, long? from, long? to, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
        DateTimeOffset now = time.GetUtcNow();
        if (from is { } known && to is { } next && await MoveCursor(connection, known, next, now, cancellationToken) == 0) return false;

        await NoticeRows.Write(connection, changes, cancellationToken);
        long raised = await NoticeRows.Tell(connection, changes.Notices, now, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        if (raised > 0) signal.Raise(raised);
        return true;
    }

    public async Task<ImmutableArray<OutgoingNotice>> LoadOutgoing(DateTimeOffset now, int limit, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        return await connection.Statement(
            $"""
            select {NoticeColumns.Notice}, n.pictures, n.sequence, n.alarms, n.queued_at
            from (select distinct on (channel_id, target) * from notice where state = 1 order by channel_id, target, sequence) n
            where n.next_at <= $1 order by n.sequence limit $2
            """,
            SqlStatements.Value(now), SqlStatements.Value(limit)).ReadAll(
                reader => new OutgoingNotice(
                    NoticeColumns.ReadNotice(reader), NoticeColumns.Of<ImmutableArray<NoticeAlarm>>(reader.GetString(NoticeColumns.NoticeCount + 2)),
                    [.. reader.GetFieldValue<Guid[]>(NoticeColumns.NoticeCount)], reader.GetInt64(NoticeColumns.NoticeCount + 1),
                    reader.GetInstant(NoticeColumns.NoticeCount + 3)),
                cancellationToken);
    }

    public async Task<string?> OpenSecret(Guid channelId, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        byte[]? whole = await connection.Statement("select sealed from notice_channel where id = $1", SqlStatements.Value(channelId)).ReadValue<byte[]>(cancellationToken);
        return whole is null ? null : seal.Open(channelId, whole).Password;
    }

    public async Task MarkSent(Guid noticeId, DateTimeOffset at, string answer, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        await connection.Statement(
            "update notice set state = 2, attempts = attempts + 1, sent_at = $2, answer = $3, next_at = null where id = $1", SqlStatements.Value(noticeId),
            SqlStatements.Value(at), SqlStatements.Value(answer)).Run(cancellationToken);
    }

    public async Task MarkFailed(Guid noticeId, string answer, DateTimeOffset? nextAt, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        await connection.Statement(
            "update notice set state = case when $3::timestamptz is null then 3 else 1 end, attempts = attempts + 1, answer = $2, next_at = $3 where id = $1",
            SqlStatements.Value(noticeId), SqlStatements.Value(answer), SqlStatements.Value(nextAt)).Run(cancellationToken);
    }

    public async Task<int> Forget(DateTimeOffset before, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        return await connection.Statement("delete from notice where created_at < $1 and state <> 1", SqlStatements.Value(before)).Run(cancellationToken);
    }

    private static Task<int> MoveCursor(NpgsqlConnection connection, long from, long to, DateTimeOffset now, CancellationToken cancellationToken) =>
        connection.Statement(
            "update consumer_cursor set position = $3, saved_at = $4 where consumer = $1 and position = $2", SqlStatements.Value(Consumer),
            SqlStatements.Value(from), SqlStatements.Value(to), SqlStatements.Value(now)).Run(cancellationToken);

    private static async Task<ILookup<Guid, DateTimeOffset>> Recent(
        NpgsqlConnection connection, Guid[] accounts, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ImmutableArray<(Guid Account, DateTimeOffset At)> rows = await connection.Statement(
            "select account_id, created_at from notice where account_id = any ($1) and kind <> 1 and created_at > $2 order by created_at",
            SqlStatements.Value(accounts), SqlStatements.Value(now - RecentFor)).ReadAll(reader => (reader.GetGuid(0), reader.GetInstant(1)), cancellationToken);
        return rows.ToLookup(row => row.Account, row => row.At);
    }

    private static GatheredAlarm ReadGathered(NpgsqlDataReader reader) => new(
        NoticeColumns.ReadItem(reader, AlarmColumns.Count + AlarmNames.Count),
        reader.IsDBNull(0) ? null : AlarmNames.Read(reader, AlarmColumns.Count).Item(AlarmColumns.Read(reader)));
}
