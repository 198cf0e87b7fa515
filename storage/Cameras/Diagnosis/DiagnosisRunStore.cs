using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using PrisonOps.Ports;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Ports.Outbox;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Audit;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Outbox;
using PrisonOps.Storage.Units;

namespace PrisonOps.Storage.Cameras.Diagnosis;

internal sealed class DiagnosisRunStore(DatabaseConnections connections, ScopedDatabase scoped, OutboxSignal signal, TimeProvider time) : IDiagnosisRunStore
{
    private const int ListMax = 500;

    private const string Run = """
        r.id, r.unit_id, r.province, r.prison, r.camera_id, r.plan_id, r.ordered_by, r.ordered_at,
        coalesce(sum(p.total), 0)::int, coalesce(sum(p.done), 0)::int, coalesce(sum(p.failed), 0)::int, coalesce(sum(p.waiting), 0)::int,
        case when count(*) = count(p.finished_at) then max(p.finished_at) end, r.cancelled_by
        """;

    private const string From = "diagnosis_run r join diagnosis_run_unit p on p.run_id = r.id";

    public Task<ImmutableArray<DiagnosisRun>> List(UnitScope scope, int limit, CancellationToken cancellationToken)
    {
        if (limit is < 1 or > ListMax) throw new ArgumentOutOfRangeException(nameof(limit), limit, $"1 to {ListMax} runs are given at once.");
        return scoped.InScope(scope, c =>
        {
            SqlFilter where = new SqlFilter().Within(scope, "x");
            return where.Command(
                c,
                $"""
                select {Run} from (select x.* from diagnosis_run x where {where.Where} order by x.ordered_at desc, x.id desc limit {limit}) r
                join diagnosis_run_unit p on p.run_id = r.id
                group by r.id, r.unit_id, r.province, r.prison, r.camera_id, r.plan_id, r.ordered_by, r.ordered_at, r.cancelled_by
                order by r.ordered_at desc, r.id desc
                """).ReadAll(Read, cancellationToken);
        }, cancellationToken);
    }

    public Task<DiagnosisRun?> Find(UnitScope scope, Guid runId, CancellationToken cancellationToken) =>
        scoped.InScope(scope, c => Find(c, runId, cancellationToken), cancellationToken);

    public async Task<ChangeOutcome<DiagnosisRun>> Order(Actor actor, UnitScope scope, RunOrder order, CancellationToken cancellationToken)
    {
        if (new[] { order.CameraId is not null, order.UnitId is not null, order.PlanId is not null }.Count(given => given) != 1)
            return ChangeOutcome.Refused<DiagnosisRun>("cameraId", Refusal.Of(
                "run-of-one", "A run is of one camera, or of a unit, or of a plan; exactly one of cameraId, unitId, planId is given."));

        long raised = 0;
        ChangeOutcome<DiagnosisRun> outcome = await scoped.InScope(scope, async c =>
        {
            if (await Place(c, order, cancellationToken) is not { } place) return ChangeOutcome.NotFound<DiagnosisRun>();

            ImmutableArray<(UnitPlace Place, int Cameras)> parts = await Parts(c, scope, order, place, cancellationToken);
            if (parts.IsEmpty) return ChangeOutcome.Refused<DiagnosisRun>(
                order.UnitId is null ? "cameraId" : "unitId", Refusal.Of("run-empty", "There is no camera to diagnose."));

            UnitPlace common = Common(place, scope, parts);
            if (!scope.Covers(common))
                return ChangeOutcome.Refused<DiagnosisRun>("planId", Refusal.Of(
                    "run-too-wide", "The cameras are of several units that you do not hold as a whole; run each of them."));

            DateTimeOffset now = time.GetUtcNow();
            DiagnosisRun made = new(
                Guid.CreateVersion7(now), common, order.CameraId, order.PlanId, actor.Name, now, parts.Sum(part => part.Cameras), 0, 0,
                parts.Sum(part => part.Cameras), null, null);
            await Insert(c, made, parts, cancellationToken);
            await AuditLines.Write(c, AuditLines.Change<DiagnosisRun>(time, actor, common, "diagnosis.run", made.Id.ToString(), null, made), cancellationToken);
            raised = await Tell(c, made, cancellationToken);
            return ChangeOutcome.Done(made);
        }, cancellationToken);
        signal.Raise(raised);
        return outcome;
    }

    public async Task<ChangeOutcome<DiagnosisRun>> Cancel(Actor actor, UnitScope scope, Guid runId, CancellationToken cancellationToken)
    {
        long raised = 0;
        ChangeOutcome<DiagnosisRun> outcome = await scoped.InScope(scope, async c =>
        {
            if (await Find(c, runId, cancellationToken) is not { } before) return ChangeOutcome.NotFound<DiagnosisRun>();
            if (before.FinishedAt is not null) return ChangeOutcome.Conflict<DiagnosisRun>($"The run ended at {before.FinishedAt:u}: there is nothing left to cancel.");
            if (before.CancelledBy is not null) return ChangeOutcome.Done(before);

            await c.Statement("update diagnosis_run set cancelled_by = $2 where id = $1", SqlStatements.Value(runId), SqlStatements.Value(actor.Name)).Run(cancellationToken);
            DiagnosisRun after = before with { CancelledBy = actor.Name };
            await AuditLines.Write(c, AuditLines.Change(time, actor, after.Place, "diagnosis.run-cancel", runId.ToString(), before, after), cancellationToken);
            raised = await Tell(c, after, cancellationToken);
            return ChangeOutcome.Done(after);
        }, cancellationToken);
        signal.Raise(raised);
        return outcome;
    }

    public async Task<ImmutableArray<int>> ListUnits(Guid runId, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        return await connection.Statement("select unit_id from diagnosis_run_unit where run_id = $1 order by unit_id", SqlStatements.Value(runId))
            .ReadAll(reader => reader.GetInt32(0), cancellationToken);
    }

    public async Task<ImmutableArray<UnitRun>> LoadOpen(int unitId, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        return await connection.Statement(
            """
            select p.run_id, p.unit_id, r.camera_id, r.plan_id, r.ordered_at, p.total, p.done, p.failed, p.waiting, r.cancelled_by is not null
            from diagnosis_run_unit p join diagnosis_run r on r.id = p.run_id
            where p.unit_id = $1 and p.finished_at is null order by r.ordered_at
            """,
            SqlStatements.Value(unitId)).ReadAll(
            r => new UnitRun(
                r.GetGuid(0), r.GetInt32(1), r.GetOptional<Guid>(2), r.GetOptional<Guid>(3), r.GetInstant(4), r.GetInt32(5), r.GetInt32(6), r.GetInt32(7),
                r.GetInt32(8), null, r.GetBoolean(9)),
            cancellationToken);
    }

    public async Task Save(UnitRun run, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
        await connection.Statement(
            """
            update diagnosis_run_unit set total = $3, done = $4, failed = $5, waiting = $6, finished_at = $7 where run_id = $1 and unit_id = $2
            """,
            SqlStatements.Value(run.RunId), SqlStatements.Value(run.UnitId), SqlStatements.Value(run.Total), SqlStatements.Value(run.Done),
            SqlStatements.Value(run.Failed), SqlStatements.Value(run.Waiting), SqlStatements.Value(run.FinishedAt)).Run(cancellationToken);
        long raised = await Find(connection, run.RunId, cancellationToken) is { } whole ? await Tell(connection, whole, cancellationToken) : 0;
        await transaction.CommitAsync(cancellationToken);
        signal.Raise(raised);
    }

    public async Task<ImmutableDictionary<Guid, DateTimeOffset>> LoadLastRounds(int unitId, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        ImmutableArray<KeyValuePair<Guid, DateTimeOffset>> last = await connection.Statement(
            """
            select o.id, last.at from object o
            cross join lateral (
              select r.at from diagnosis_round r where r.camera_id = o.id and r.at > $2 order by r.at desc, r.id desc limit 1) last
            where o.unit_id = $1 and o.protocol = 2 and o.retired_at is null
            """,
            SqlStatements.Value(unitId), SqlStatements.Value(time.GetUtcNow() - TimeSpan.FromDays(2)))
            .ReadAll(reader => KeyValuePair.Create(reader.GetGuid(0), reader.GetInstant(1)), cancellationToken);
        return last.ToImmutableDictionary();
    }

    /// <summary>Where the run is ordered; null when that is not in scope.</summary>
    private static Task<UnitPlace?> Place(NpgsqlConnection connection, RunOrder order, CancellationToken cancellationToken) => order switch
    {
        { UnitId: { } unit } => UnitPlaces.Find(connection, unit, cancellationToken),
        { CameraId: { } camera } => connection.Statement(
            "select unit_id, province, prison from object where id = $1 and protocol = 2 and retired_at is null", SqlStatements.Value(camera))
            .ReadFirst<UnitPlace?>(reader => reader.GetPlace(0), cancellationToken),
        _ => connection.Statement("select p.unit_id, p.province, p.prison from diagnosis_plans() p where p.id = $1", SqlStatements.Value(order.PlanId!.Value))
            .ReadFirst<UnitPlace?>(reader => reader.GetPlace(0), cancellationToken),
    };

    /// <summary>
    /// How many cameras each unit has at most; its scheduler counts again by the plan that applies to each.
    /// </summary>
    private static Task<ImmutableArray<(UnitPlace Place, int Cameras)>> Parts(
        NpgsqlConnection connection, UnitScope scope, RunOrder order, UnitPlace place, CancellationToken cancellationToken)
    {
        SqlFilter where = new SqlFilter().And("o.protocol = 2").And("o.retired_at is null").Within(scope, "o");
        if (order.CameraId is { } camera) where.And($"o.id = {where.Add(camera)}");
        else where.Of(place, false, "o");

        return where.Command(
            connection,
            $"select o.unit_id, o.province, o.prison, count(*)::int from object o where {where.Where} group by 1, 2, 3 order by 1")
            .ReadAll(reader => (reader.GetPlace(0), reader.GetInt32(3)), cancellationToken);
    }

    /// <summary>Where the run belongs: to the one unit that it is about, else where it was ordered, else to the province that all of it lies in.</summary>
    private static UnitPlace Common(UnitPlace ordered, UnitScope scope, ImmutableArray<(UnitPlace Place, int Cameras)> parts)
    {
        UnitPlace first = parts[0].Place;
        if (parts.Length == 1) return first;
        return scope.Covers(ordered) || parts.Any(part => part.Place.Province != first.Province) ? ordered : new(first.Province, first.Province, 0);
    }

    private static async Task Insert(
        NpgsqlConnection connection, DiagnosisRun run, ImmutableArray<(UnitPlace Place, int Cameras)> parts, CancellationToken cancellationToken)
    {
        await connection.Statement(
            """
            insert into diagnosis_run (id, unit_id, province, prison, camera_id, plan_id, ordered_by, ordered_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8)
            """,
            SqlStatements.Value(run.Id), SqlStatements.Value(run.Place.Unit), SqlStatements.Value(run.Place.Province), SqlStatements.Value(run.Place.Prison),
            SqlStatements.Value(run.CameraId), SqlStatements.Value(run.PlanId), SqlStatements.Value(run.OrderedBy), SqlStatements.Value(run.OrderedAt))
            .Run(cancellationToken);
        await connection.Statement(
            """
            insert into diagnosis_run_unit (run_id, unit_id, province, prison, total, done, failed, waiting)
            select $1, g.unit_id, g.province, g.prison, g.cameras, 0, 0, g.cameras from unnest($2, $3, $4, $5) g (unit_id, province, prison, cameras)
            """,
            SqlStatements.Value(run.Id), SqlStatements.Column(parts, part => part.Place.Unit), SqlStatements.Column(parts, part => part.Place.Province),
            SqlStatements.Column(parts, part => part.Place.Prison), SqlStatements.Column(parts, part => part.Cameras)).Run(cancellationToken);
    }

    private static Task<DiagnosisRun?> Find(NpgsqlConnection connection, Guid runId, CancellationToken cancellationToken) => connection.Statement(
        $"""
        select {Run} from {From} where r.id = $1
        group by r.id, r.unit_id, r.province, r.prison, r.camera_id, r.plan_id, r.ordered_by, r.ordered_at, r.cancelled_by
        """,
        SqlStatements.Value(runId)).ReadFirst(Read, cancellationToken);

    private Task<long> Tell(NpgsqlConnection connection, DiagnosisRun run, CancellationToken cancellationToken) => OutboxWriter.Append(
        connection, [new("diagnosis", run.Place, run.Id.ToString(), JsonSerializer.Serialize(run, OutboxJson.Options))], time.GetUtcNow(), cancellationToken);

    private static DiagnosisRun Read(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), reader.GetPlace(1), reader.GetOptional<Guid>(4), reader.GetOptional<Guid>(5), reader.GetString(6), reader.GetInstant(7),
        reader.GetInt32(8), reader.GetInt32(9), reader.GetInt32(10), reader.GetInt32(11), reader.GetOptional<DateTimeOffset>(12), reader.GetText(13));
}
