using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports;
using PrisonOps.Ports.Notices.Rotas;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Audit;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Units;

namespace PrisonOps.Storage.Notices;

internal sealed class RotaStore(ScopedDatabase scoped, TimeProvider time) : IRotaStore
{
    private const int RowsMax = 1_000;

    public Task<ImmutableArray<Rota>> List(UnitScope scope, CancellationToken cancellationToken) => scoped.InScope(
        scope, c => c.Statement($"select {NoticeColumns.Fields} from rota r order by r.province, r.prison, r.id limit {RowsMax}")
            .ReadAll(NoticeColumns.ReadRota, cancellationToken), cancellationToken);

    public Task<ImmutableArray<RotaOverride>> ListOverrides(
        UnitScope scope, Guid rotaId, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken) => scoped.InScope(
            scope, c => c.Statement(
                $"select {NoticeColumns.Override} from rota_override r where r.rota_id = $1 and r.until_at > $2 and r.from_at < $3 order by r.from_at, r.id limit {RowsMax}",
                SqlStatements.Value(rotaId), SqlStatements.Value(from), SqlStatements.Value(until)).ReadAll(NoticeColumns.ReadOverride, cancellationToken),
            cancellationToken);

    public Task<ChangeOutcome<Rota>> Put(
        Actor actor, UnitScope scope, Guid? id, int unitId, RotaFields fields, long revision, CancellationToken cancellationToken) => scoped.InScope(scope, async c =>
    {
        if (await UnitPlaces.Find(c, unitId, cancellationToken) is not { } place) return ChangeOutcome.NotFound<Rota>();

        Rota? before = id is { } known ? await Find(c, known, cancellationToken) : null;
        if (id is not null && before?.Place.Unit != unitId) return ChangeOutcome.NotFound<Rota>();
        if ((before?.Revision ?? 0) != revision) return NoticeSetupStore.Changed<Rota>(fields.Name, before?.Revision ?? 0, revision);

        DateTimeOffset now = time.GetUtcNow();
        Rota after = new(id ?? Guid.CreateVersion7(now), place, fields, actor.Name, now, revision + 1);
        await c.Statement(
            """
            insert into rota (id, unit_id, province, prison, fields, changed_by, changed_at, revision) values ($1, $2, $3, $4, $5::jsonb, $6, $7, $8)
            on conflict (id) do update set fields = excluded.fields, changed_by = excluded.changed_by, changed_at = excluded.changed_at, revision = excluded.revision
            """,
            SqlStatements.Value(after.Id), SqlStatements.Value(place.Unit), SqlStatements.Value(place.Province), SqlStatements.Value(place.Prison),
            SqlStatements.Value(NoticeColumns.Json(fields)), SqlStatements.Value(actor.Name), SqlStatements.Value(now), SqlStatements.Value(after.Revision))
            .Run(cancellationToken);
        await AuditLines.Write(c, AuditLines.Change(time, actor, place, before is null ? "rota.create" : "rota.update", fields.Name, before, after), cancellationToken);
        await NoticeSetupNews.Write(c, place, time, cancellationToken);
        return ChangeOutcome.Done(after);
    }, cancellationToken);

    public Task<ChangeOutcome<Rota>> Delete(Actor actor, UnitScope scope, Guid id, long revision, CancellationToken cancellationToken) =>
        scoped.InScope(scope, async c =>
        {
            Rota? before = await Find(c, id, cancellationToken);
            if (before is null) return ChangeOutcome.NotFound<Rota>();
            if (before.Revision != revision) return NoticeSetupStore.Changed<Rota>(before.Fields.Name, before.Revision, revision);

            await c.Statement("delete from rota where id = $1", SqlStatements.Value(id)).Run(cancellationToken);
            await AuditLines.Write(c, AuditLines.Change(time, actor, before.Place, "rota.delete", before.Fields.Name, before, null), cancellationToken);
            await NoticeSetupNews.Write(c, before.Place, time, cancellationToken);
            return ChangeOutcome.Done(before);
        }, cancellationToken);

    public Task<ChangeOutcome<ImmutableArray<RotaOverride>>> Override(
        Actor actor, UnitScope scope, Guid rotaId, ImmutableArray<RotaOverrideDraft> drafts, CancellationToken cancellationToken) =>
        scoped.InScope(scope, async c =>
        {
            if (await Find(c, rotaId, cancellationToken) is not { } rota) return ChangeOutcome.NotFound<ImmutableArray<RotaOverride>>();

            DateTimeOffset now = time.GetUtcNow();
            ImmutableArray<RotaOverride> made =
            [
                .. drafts.Select(draft => new RotaOverride(
                    Guid.CreateVersion7(now), rotaId, draft.From, draft.Until, draft.AccountId, draft.InsteadOf, draft.Reason, actor.Name, now)),
            ];
            foreach (RotaOverride one in made)
            {
                await c.Statement(
                    """
                    insert into rota_override (id, rota_id, unit_id, province, prison, from_at, until_at, account_id, instead_of, reason, changed_by, changed_at)
                    values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12)
                    """,
                    SqlStatements.Value(one.Id), SqlStatements.Value(rotaId), SqlStatements.Value(rota.Place.Unit), SqlStatements.Value(rota.Place.Province),
                    SqlStatements.Value(rota.Place.Prison), SqlStatements.Value(one.From), SqlStatements.Value(one.Until), SqlStatements.Value(one.AccountId),
                    SqlStatements.Value(one.InsteadOf), SqlStatements.Value(one.Reason), SqlStatements.Value(one.ChangedBy), SqlStatements.Value(one.ChangedAt))
                    .Run(cancellationToken);
                await AuditLines.Write(c, AuditLines.Change<RotaOverride>(time, actor, rota.Place, "rota.override", rota.Fields.Name, null, one), cancellationToken);
                await NoticeSetupNews.Write(c, rota.Place, time, cancellationToken);
            }

            return ChangeOutcome.Done(made);
        }, cancellationToken);

    public Task<ChangeOutcome<RotaOverride>> DeleteOverride(Actor actor, UnitScope scope, Guid overrideId, CancellationToken cancellationToken) =>
        scoped.InScope(scope, async c =>
        {
            RotaOverride? gone = await c.Statement(
                $"delete from rota_override r where r.id = $1 returning {NoticeColumns.Override}", SqlStatements.Value(overrideId))
                .ReadFirst(NoticeColumns.ReadOverride, cancellationToken);
            if (gone is null || await Find(c, gone.RotaId, cancellationToken) is not { } rota) return ChangeOutcome.NotFound<RotaOverride>();

            await AuditLines.Write(c, AuditLines.Change(time, actor, rota.Place, "rota.override-end", rota.Fields.Name, gone, null), cancellationToken);
            await NoticeSetupNews.Write(c, rota.Place, time, cancellationToken);
            return ChangeOutcome.Done(gone);
        }, cancellationToken);

    private static Task<Rota?> Find(NpgsqlConnection connection, Guid id, CancellationToken cancellationToken) =>
        connection.Statement($"select {NoticeColumns.Fields} from rota r where r.id = $1", SqlStatements.Value(id)).ReadFirst(NoticeColumns.ReadRota, cancellationToken);
}
