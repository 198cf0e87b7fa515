using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports;
using PrisonOps.Ports.Notices;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Audit;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Objects;
using PrisonOps.Storage.Units;

namespace PrisonOps.Storage.Notices;

internal sealed class NoticeSetupStore(ScopedDatabase scoped, CredentialSeal seal, TimeProvider time) : INoticeSetupStore
{
    private const int RowsMax = 5_000;

    public Task<ImmutableArray<NoticeChannel>> ListChannels(UnitScope scope, CancellationToken cancellationToken) => scoped.InScope(
        scope, c => c.Statement($"select {NoticeColumns.Channel} from notice_channel c order by c.name, c.id limit {RowsMax}")
            .ReadAll(NoticeColumns.ReadChannel, cancellationToken), cancellationToken);

    public Task<ImmutableArray<NoticeChannelName>> ListUsable(UnitScope scope, CancellationToken cancellationToken) => scoped.InScope(
        scope, c => c.Statement($"select c.id, c.unit_id, c.province, c.prison, c.name, c.kind, c.enabled from notice_channels() c order by c.name, c.id limit {RowsMax}")
            .ReadAll(
                reader => new NoticeChannelName(
                    reader.GetGuid(0), reader.GetPlace(1), reader.GetString(4), (NoticeChannelKind)reader.GetInt16(5), reader.GetBoolean(6)),
                cancellationToken), cancellationToken);

    public async Task<ChangeOutcome<NoticeChannel>> PutChannel(
        Actor actor, UnitScope scope, Guid? id, NoticeChannelDraft draft, long revision, CancellationToken cancellationToken)
    {
        try
        {
            return await scoped.InScope(scope, c => PutChannelIn(c, actor, id, draft, revision, cancellationToken), cancellationToken);
        }
        catch (PostgresException twice) when (twice.ConstraintName == "notice_channel_name")
        {
            return ChangeOutcome.Refused<NoticeChannel>("name", Refusal.Of("notice-channel-name-taken", "The unit has a channel '{given}' already.", ("given", draft.Name)));
        }
    }

    public Task<ChangeOutcome<NoticeChannel>> DeleteChannel(Actor actor, UnitScope scope, Guid id, long revision, CancellationToken cancellationToken) =>
        scoped.InScope(scope, async c =>
        {
            NoticeChannel? before = await FindChannel(c, id, cancellationToken);
            if (before is null) return ChangeOutcome.NotFound<NoticeChannel>();
            if (before.Revision != revision) return Changed<NoticeChannel>(before.Name, before.Revision, revision);

            await c.Statement("delete from notice_channel where id = $1", SqlStatements.Value(id)).Run(cancellationToken);
            await AuditLines.Write(c, AuditLines.Change(time, actor, before.Place, "notice.channel-delete", before.Name, before, null), cancellationToken);
            await NoticeSetupNews.Write(c, before.Place, time, cancellationToken);
            return ChangeOutcome.Done(before);
        }, cancellationToken);

    public Task<ImmutableArray<NoticeRoute>> ListRoutes(UnitScope scope, CancellationToken cancellationToken) => scoped.InScope(
        scope, c => c.Statement($"select {NoticeColumns.Fields} from notice_route r order by r.province, r.prison, r.id limit {RowsMax}")
            .ReadAll(NoticeColumns.ReadRoute, cancellationToken), cancellationToken);

    public Task<ChangeOutcome<NoticeRoute>> PutRoute(
        Actor actor, UnitScope scope, Guid? id, int unitId, NoticeRouteFields fields, long revision, CancellationToken cancellationToken) =>
        scoped.InScope(scope, async c =>
        {
            if (await UnitPlaces.Find(c, unitId, cancellationToken) is not { } place) return ChangeOutcome.NotFound<NoticeRoute>();

            NoticeRoute? before = id is { } known ? await FindRoute(c, known, cancellationToken) : null;
            if (id is not null && before?.Place.Unit != unitId) return ChangeOutcome.NotFound<NoticeRoute>();
            if ((before?.Revision ?? 0) != revision) return Changed<NoticeRoute>(fields.Name, before?.Revision ?? 0, revision);

            DateTimeOffset now = time.GetUtcNow();
            NoticeRoute after = new(id ?? Guid.CreateVersion7(now), place, fields, actor.Name, now, revision + 1);
            await c.Statement(
                """
                insert into notice_route (id, unit_id, province, prison, fields, changed_by, changed_at, revision) values ($1, $2, $3, $4, $5::jsonb, $6, $7, $8)
                on conflict (id) do update set fields = excluded.fields, changed_by = excluded.changed_by, changed_at = excluded.changed_at, revision = excluded.revision
                """,
                SqlStatements.Value(after.Id), SqlStatements.Value(place.Unit), SqlStatements.Value(place.Province), SqlStatements.Value(place.Prison),
                SqlStatements.Value(NoticeColumns.Json(fields)), SqlStatements.Value(actor.Name), SqlStatements.Value(now), SqlStatements.Value(after.Revision))
                .Run(cancellationToken);
            string action = before is null ? "notice.route-create" : "notice.route-update";
            await AuditLines.Write(c, AuditLines.Change(time, actor, place, action, fields.Name, before, after), cancellationToken);
            await NoticeSetupNews.Write(c, place, time, cancellationToken);
            return ChangeOutcome.Done(after);
        }, cancellationToken);

    public Task<ChangeOutcome<NoticeRoute>> DeleteRoute(Actor actor, UnitScope scope, Guid id, long revision, CancellationToken cancellationToken) =>
        scoped.InScope(scope, async c =>
        {
            NoticeRoute? before = await FindRoute(c, id, cancellationToken);
            if (before is null) return ChangeOutcome.NotFound<NoticeRoute>();
            if (before.Revision != revision) return Changed<NoticeRoute>(before.Fields.Name, before.Revision, revision);

            await c.Statement("delete from notice_route where id = $1", SqlStatements.Value(id)).Run(cancellationToken);
            await AuditLines.Write(c, AuditLines.Change(time, actor, before.Place, "notice.route-delete", before.Fields.Name, before, null), cancellationToken);
            await NoticeSetupNews.Write(c, before.Place, time, cancellationToken);
            return ChangeOutcome.Done(before);
        }, cancellationToken);

    public Task<NoticeProfile> LoadProfile(Guid accountId, CancellationToken cancellationToken) =>
        scoped.InScope(UnitScope.None, c => LoadProfile(c, accountId, cancellationToken), cancellationToken);

    public Task<ChangeOutcome<NoticeProfile>> PutProfile(Actor actor, UnitPlace home, NoticeProfile profile, CancellationToken cancellationToken) =>
        scoped.InScope(UnitScope.None, async c =>
        {
            Guid account = actor.AccountId ?? Guid.Empty;
            NoticeProfile before = await LoadProfile(c, account, cancellationToken);
            long? revision = await c.Statement(
                "select notice_profile_put($1, $2::jsonb, $3)", SqlStatements.Value(account), SqlStatements.Value(NoticeColumns.Json(profile)),
                SqlStatements.Value(profile.Revision)).ReadFirst(reader => reader.GetOptional<long>(0), cancellationToken);
            if (revision is not { } now) return Changed<NoticeProfile>(actor.Name, before.Revision, profile.Revision);

            NoticeProfile after = profile with { Revision = now };
            await AuditLines.Write(c, AuditLines.Change(time, actor, home, "notice.profile", actor.Name, before, after), cancellationToken);
            await NoticeSetupNews.Write(c, home, time, cancellationToken);
            return ChangeOutcome.Done(after);
        }, cancellationToken);

    private async Task<ChangeOutcome<NoticeChannel>> PutChannelIn(
        NpgsqlConnection connection, Actor actor, Guid? id, NoticeChannelDraft draft, long revision, CancellationToken cancellationToken)
    {
        if (await UnitPlaces.Find(connection, draft.UnitId, cancellationToken) is not { } place) return ChangeOutcome.NotFound<NoticeChannel>();

        NoticeChannel? before = id is { } known ? await FindChannel(connection, known, cancellationToken) : null;
        if (id is not null && before?.Place.Unit != draft.UnitId) return ChangeOutcome.NotFound<NoticeChannel>();
        if ((before?.Revision ?? 0) != revision) return Changed<NoticeChannel>(draft.Name, before?.Revision ?? 0, revision);

        DateTimeOffset now = time.GetUtcNow();
        Guid channel = id ?? Guid.CreateVersion7(now);
        await connection.Statement(
            before is null
                ? """
                  insert into notice_channel (id, unit_id, province, prison, name, kind, enabled, pictures, settings, changed_by, changed_at, revision)
                  values ($1, $2, $3, $4, $5, $6, $7, $8, $9::jsonb, $10, $11, $12)
                  """
                : """
                  update notice_channel set name = $5, kind = $6, enabled = $7, pictures = $8, settings = $9::jsonb, changed_by = $10, changed_at = $11, revision = $12
                  where id = $1 and unit_id = $2 and province = $3 and prison = $4
                  """,
            SqlStatements.Value(channel), SqlStatements.Value(place.Unit), SqlStatements.Value(place.Province), SqlStatements.Value(place.Prison),
            SqlStatements.Value(draft.Name), SqlStatements.Value((short)draft.Kind), SqlStatements.Value(draft.Enabled), SqlStatements.Value(draft.Pictures),
            SqlStatements.Value(NoticeColumns.Json(draft.Settings)), SqlStatements.Value(actor.Name), SqlStatements.Value(now), SqlStatements.Value(revision + 1))
            .Run(cancellationToken);
        if (draft.Secret is { } secret) await Seal(connection, channel, secret, cancellationToken);
        NoticeChannel after = (await FindChannel(connection, channel, cancellationToken))!;
        string action = before is null ? "notice.channel-create" : "notice.channel-update";
        await AuditLines.Write(connection, AuditLines.Change(time, actor, place, action, draft.Name, before, after), cancellationToken);
        await NoticeSetupNews.Write(connection, place, time, cancellationToken);
        return ChangeOutcome.Done(after);
    }

    private Task<int> Seal(NpgsqlConnection connection, Guid channel, string secret, CancellationToken cancellationToken) => connection.Statement(
        "update notice_channel set sealed = $2 where id = $1", SqlStatements.Value(channel),
        SqlStatements.Value(secret.Length == 0 ? null : seal.Seal(channel, new("notice-channel", null, null, secret, null, null, null, null, null)))).Run(cancellationToken);

    private static async Task<NoticeProfile> LoadProfile(NpgsqlConnection connection, Guid accountId, CancellationToken cancellationToken) =>
        await connection.Statement("select fields, revision from notice_profile_of($1)", SqlStatements.Value(accountId))
            .ReadFirst(reader => NoticePeopleRows.Profile(reader.GetString(0), reader.GetInt64(1)), cancellationToken) ?? NoticeProfile.Default;

    private static Task<NoticeChannel?> FindChannel(NpgsqlConnection connection, Guid id, CancellationToken cancellationToken) =>
        connection.Statement($"select {NoticeColumns.Channel} from notice_channel c where c.id = $1", SqlStatements.Value(id))
            .ReadFirst(NoticeColumns.ReadChannel, cancellationToken);

    private static Task<NoticeRoute?> FindRoute(NpgsqlConnection connection, Guid id, CancellationToken cancellationToken) =>
        connection.Statement($"select {NoticeColumns.Fields} from notice_route r where r.id = $1", SqlStatements.Value(id))
            .ReadFirst(NoticeColumns.ReadRoute, cancellationToken);

    internal static ChangeOutcome<T> Changed<T>(string name, long now, long known) =>
        ChangeOutcome.Conflict<T>($"'{name}' has revision {now}, not {known}: somebody changed it first.");
}
