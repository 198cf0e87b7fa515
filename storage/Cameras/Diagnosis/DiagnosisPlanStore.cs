using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Audit;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Units;

namespace PrisonOps.Storage.Cameras.Diagnosis;

internal sealed class DiagnosisPlanStore(DatabaseConnections connections, ScopedDatabase scoped, TimeProvider time) : IDiagnosisPlanStore
{
    private const int PlansMax = 1_000;

    private const string Insert = """
        insert into diagnosis_plan (
          id, unit_id, province, prison, name, enabled, groups, class_prefix, key_only, period_ms, key_period_ms, window_starts, window_ends, zone,
          profile_by, day_from, night_from, keyframes, burst, site_sessions_max, recorder_sessions_max, changed_by, changed_at, revision)
        values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24)
        """;

    private const string Replace = """
        update diagnosis_plan set
          name = $5, enabled = $6, groups = $7, class_prefix = $8, key_only = $9, period_ms = $10, key_period_ms = $11, window_starts = $12,
          window_ends = $13, zone = $14, profile_by = $15, day_from = $16, night_from = $17, keyframes = $18, burst = $19,
          site_sessions_max = $20, recorder_sessions_max = $21, changed_by = $22, changed_at = $23, revision = $24
        where id = $1 and unit_id = $2 and province = $3 and prison = $4
        """;

    public Task<ImmutableArray<DiagnosisPlan>> List(UnitScope scope, CancellationToken cancellationToken) => scoped.InScope(
        scope,
        c => c.Statement($"select {PlanColumns.All} from diagnosis_plans() p order by p.unit_id, p.name limit {PlansMax}")
            .ReadAll(PlanColumns.Read, cancellationToken),
        cancellationToken);

    public async Task<ImmutableArray<DiagnosisPlan>> LoadFor(int unitId, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        return await connection.Statement(
            $"""
            select {PlanColumns.All}
            from unit u join diagnosis_plan p on p.enabled and (p.unit_id in (u.id, u.province) or p.province = 0)
            where u.id = $1 order by p.name, p.id
            """,
            SqlStatements.Value(unitId)).ReadAll(PlanColumns.Read, cancellationToken);
    }

    public Task<ChangeOutcome<DiagnosisPlan>> Create(Actor actor, UnitScope scope, PlanDraft draft, CancellationToken cancellationToken)
    {
        if (PlanRules.Check(draft) is { } refusal) return Task.FromResult(refusal);
        return Guarded(scope, draft, async c =>
        {
            if (await UnitPlaces.Find(c, draft.UnitId, cancellationToken) is not { } place) return ChangeOutcome.NotFound<DiagnosisPlan>();

            DateTimeOffset now = time.GetUtcNow();
            DiagnosisPlan made = new(Guid.CreateVersion7(now), place, draft with { Name = draft.Name.Trim() }, actor.Name, now, 1);
            await c.Statement(Insert, PlanColumns.Values(made)).Run(cancellationToken);
            await AuditLines.Write(c, AuditLines.Change<DiagnosisPlan>(time, actor, place, "diagnosis.plan-create", made.Draft.Name, null, made), cancellationToken);
            return ChangeOutcome.Done(made);
        }, cancellationToken);
    }

    public Task<ChangeOutcome<DiagnosisPlan>> Update(
        Actor actor, UnitScope scope, Guid planId, PlanDraft draft, long revision, CancellationToken cancellationToken)
    {
        if (PlanRules.Check(draft) is { } refusal) return Task.FromResult(refusal);
        return Guarded(scope, draft, async c =>
        {
            if (await Lock(c, planId, cancellationToken) is not { } before) return ChangeOutcome.NotFound<DiagnosisPlan>();
            if (before.Revision != revision) return Changed(before, revision);
            if (before.Place.Unit != draft.UnitId)
                return ChangeOutcome.Refused<DiagnosisPlan>("unitId", Refusal.Of(
                    "plan-unit", "Plan '{plan}' belongs to unit {unit} and cannot move to {given}.", ("plan", before.Draft.Name), ("unit", before.Place.Unit),
                    ("given", draft.UnitId)));

            DiagnosisPlan after = before with
            {
                Draft = draft with { Name = draft.Name.Trim() }, ChangedBy = actor.Name, ChangedAt = time.GetUtcNow(), Revision = revision + 1,
            };
            await c.Statement(Replace, PlanColumns.Values(after)).Run(cancellationToken);
            await AuditLines.Write(c, AuditLines.Change(time, actor, after.Place, "diagnosis.plan-update", after.Draft.Name, before, after), cancellationToken);
            return ChangeOutcome.Done(after);
        }, cancellationToken);
    }

    public Task<ChangeOutcome<DiagnosisPlan>> Delete(Actor actor, UnitScope scope, Guid planId, long revision, CancellationToken cancellationToken) =>
        scoped.InScope(scope, async c =>
        {
            if (await Lock(c, planId, cancellationToken) is not { } before) return ChangeOutcome.NotFound<DiagnosisPlan>();
            if (before.Revision != revision) return Changed(before, revision);

            await c.Statement("delete from diagnosis_plan where id = $1", SqlStatements.Value(planId)).Run(cancellationToken);
            await AuditLines.Write(c, AuditLines.Change(time, actor, before.Place, "diagnosis.plan-delete", before.Draft.Name, before, null), cancellationToken);
            return ChangeOutcome.Done(before);
        }, cancellationToken);

    public async Task Publish(PlanDraft draft, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        UnitPlace? ministry = await connection.Statement(
            "select unit_id, province, prison from unit where tier = 1 and not exists (select from diagnosis_plan)")
            .ReadFirst<UnitPlace?>(reader => reader.GetPlace(0), cancellationToken);
        if (ministry is not { } place) return;

        DateTimeOffset now = time.GetUtcNow();
        DiagnosisPlan plan = new(Guid.CreateVersion7(now), place, draft with { UnitId = place.Unit }, Actor.Grid.Name, now, 1);
        await connection.Statement($"{Insert} on conflict do nothing", PlanColumns.Values(plan)).Run(cancellationToken);
    }

    private async Task<ChangeOutcome<DiagnosisPlan>> Guarded(
        UnitScope scope, PlanDraft draft, Func<NpgsqlConnection, Task<ChangeOutcome<DiagnosisPlan>>> change, CancellationToken cancellationToken)
    {
        try
        {
            return await scoped.InScope(scope, change, cancellationToken);
        }
        catch (PostgresException twice) when (twice.ConstraintName == "diagnosis_plan_name")
        {
            return ChangeOutcome.Refused<DiagnosisPlan>("name", Refusal.Of(
                "plan-name", "A plan '{given}' is in unit {unit} already; a name is unique in its unit.", ("given", draft.Name.Trim()), ("unit", draft.UnitId)));
        }
    }

    private static Task<DiagnosisPlan?> Lock(NpgsqlConnection connection, Guid planId, CancellationToken cancellationToken) =>
        connection.Statement($"select {PlanColumns.All} from diagnosis_plan p where p.id = $1 for update", SqlStatements.Value(planId))
            .ReadFirst(PlanColumns.Read, cancellationToken);

    private static ChangeOutcome<DiagnosisPlan> Changed(DiagnosisPlan stored, long revision) => ChangeOutcome.Conflict<DiagnosisPlan>(
        $"Plan '{stored.Draft.Name}' has revision {stored.Revision}, not {revision}: somebody changed it first.");
}
