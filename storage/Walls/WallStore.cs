using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using PrisonOps.Ports;
using PrisonOps.Ports.Outbox;
using PrisonOps.Ports.Units;
using PrisonOps.Ports.Walls;
using PrisonOps.Storage.Audit;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Units;

namespace PrisonOps.Storage.Walls;

internal sealed class WallStore(ScopedDatabase scoped, TimeProvider time) : IWallStore
{
    public Task<WallPlan?> Find(UnitScope scope, int unitId, CancellationToken cancellationToken) => scoped.InScope(scope, async c =>
        await UnitPlaces.Find(c, unitId, cancellationToken) is null ? null : await Read(c, unitId, false, cancellationToken), cancellationToken);

    public async Task<ChangeOutcome<WallPlan>> Save(
        Actor actor, UnitScope scope, int unitId, ImmutableArray<WallScene> scenes, long revision, CancellationToken cancellationToken)
    {
        if (WallRules.Check(scenes) is { } refusal) return ChangeOutcome.Refused<WallPlan>("scenes", refusal);

        return await scoped.InScope(scope, async c =>
        {
            if (await UnitPlaces.Find(c, unitId, cancellationToken) is not { } place) return ChangeOutcome.NotFound<WallPlan>();

            WallPlan before = await Read(c, unitId, true, cancellationToken);
            if (before.Revision != revision) return Changed(before, revision);

            WallPlan after = new(unitId, revision + 1, scenes, actor.Name, time.GetUtcNow());
            int written = await c.Statement(
                """
                insert into wall (unit_id, province, prison, scenes, changed_by, changed_at, revision) values ($1, $2, $3, $4::jsonb, $5, $6, $7)
                on conflict (unit_id) do update set
                  scenes = excluded.scenes, changed_by = excluded.changed_by, changed_at = excluded.changed_at, revision = excluded.revision
                where wall.revision = excluded.revision - 1
                """,
                SqlStatements.Value(unitId), SqlStatements.Value(place.Province), SqlStatements.Value(place.Prison),
                SqlStatements.Value(JsonSerializer.Serialize(scenes, OutboxJson.Options)), SqlStatements.Value(actor.Name),
                SqlStatements.Value(after.ChangedAt!.Value), SqlStatements.Value(after.Revision)).Run(cancellationToken);

            // Two first compositions at once: neither saw a row to lock.
            if (written == 0) return Changed(await Read(c, unitId, false, cancellationToken), revision);

            await AuditLines.Write(c, AuditLines.Change(time, actor, place, "wall.update", $"{scenes.Length} scenes", before, after), cancellationToken);
            return ChangeOutcome.Done(after);
        }, cancellationToken);
    }

    private static ChangeOutcome<WallPlan> Changed(WallPlan stored, long revision) => ChangeOutcome.Conflict<WallPlan>(
        $"The wall has revision {stored.Revision}, not {revision}: {stored.ChangedBy} changed it at {stored.ChangedAt:O}.");

    private static async Task<WallPlan> Read(NpgsqlConnection connection, int unitId, bool toChange, CancellationToken cancellationToken) =>
        await connection.Statement(
            $"select revision, scenes::text, changed_by, changed_at from wall where unit_id = $1{(toChange ? " for update" : "")}", SqlStatements.Value(unitId))
            .ReadFirst(
                reader => new WallPlan(
                    unitId, reader.GetInt64(0), JsonSerializer.Deserialize<ImmutableArray<WallScene>>(reader.GetString(1), OutboxJson.Options),
                    reader.GetString(2), reader.GetInstant(3)),
                cancellationToken)
        ?? WallPlan.Of(unitId);
}
