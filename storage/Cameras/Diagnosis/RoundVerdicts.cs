using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Audit;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Units;

namespace PrisonOps.Storage.Cameras.Diagnosis;

internal sealed class RoundVerdicts(ScopedDatabase scoped, TimeProvider time) : IRoundVerdicts
{
    private const int NoteLengthMax = 500;

    public Task<ChangeOutcome<JudgedFault>> Judge(
        Actor actor, UnitScope scope, Guid roundId, string fault, FaultVerdict verdict, string? note, CancellationToken cancellationToken)
    {
        if (!Enum.IsDefined(verdict))
            return Task.FromResult(ChangeOutcome.Refused<JudgedFault>(
                "verdict", Refusals.OneOf(verdict.ToString(), ["trueAlarm", "falseAlarm", "acceptedAsNormal"])));
        if (note is { Length: > NoteLengthMax })
            return Task.FromResult(ChangeOutcome.Refused<JudgedFault>("note", Refusals.Length(note.Length, 0, NoteLengthMax)));

        return scoped.InScope(scope, async c =>
        {
            CameraRound? round = await c.Statement($"select {RoundColumns.All} from diagnosis_round r where r.id = $1", SqlStatements.Value(roundId))
                .ReadFirst(RoundColumns.Read, cancellationToken);
            if (round is null) return ChangeOutcome.NotFound<JudgedFault>();
            if (!round.Judged.Any(judged => judged.IsFault && judged.Code == fault))
                return ChangeOutcome.Refused<JudgedFault>(
                    "fault", Refusal.Of(
                        "round-fault", "The round of {at} did not find '{given}'; it found {found}.", ("at", round.At.ToString("u")), ("given", fault),
                        ("found", Names(round))));

            RoundVerdict? before = await Find(c, roundId, fault, cancellationToken);
            RoundVerdict after = new(fault, verdict, string.IsNullOrWhiteSpace(note) ? null : note.Trim(), actor.Name, time.GetUtcNow());
            await Save(c, round, after, cancellationToken);
            CameraExclusion? exclusion = verdict == FaultVerdict.AcceptedAsNormal ? await Exclude(c, actor, round, after, cancellationToken) : null;
            await AuditLines.Write(c, AuditLines.Change(time, actor, round.Place, "camera.verdict", $"{round.CameraId} {fault}", before, after), cancellationToken);
            return ChangeOutcome.Done(new JudgedFault(round.CameraId, after, exclusion));
        }, cancellationToken);
    }

    public Task<ImmutableArray<FaultRate>> Rates(UnitScope scope, int? unitId, DateTimeOffset from, CancellationToken cancellationToken) =>
        scoped.InScope(scope, async c =>
        {
            SqlFilter where = new SqlFilter().Within(scope, "v");
            if (!await UnitPlaces.Restrict(c, where, unitId, "v", cancellationToken)) return [];

            where.And($"v.judged_at >= {where.Add(from)}");
            return await where.Command(
                c,
                $"""
                select v.fault, (count(*) filter (where v.verdict = 1))::int, (count(*) filter (where v.verdict = 2))::int,
                  (count(*) filter (where v.verdict = 3))::int
                from round_verdict v where {where.Where} group by v.fault order by v.fault
                """).ReadAll(r => new FaultRate(r.GetString(0), r.GetInt32(1), r.GetInt32(2), r.GetInt32(3)), cancellationToken);
        }, cancellationToken);

    private static string Names(CameraRound round) =>
        round.Judged.Where(judged => judged.IsFault).Select(judged => judged.Code) is var codes && codes.Any() ? string.Join(", ", codes) : "nothing";

    private static Task<RoundVerdict?> Find(NpgsqlConnection connection, Guid roundId, string fault, CancellationToken cancellationToken) =>
        connection.Statement(
            "select fault, verdict, note, judged_by, judged_at from round_verdict where round_id = $1 and fault = $2 for update",
            SqlStatements.Value(roundId), SqlStatements.Value(fault))
            .ReadFirst(r => new RoundVerdict(r.GetString(0), (FaultVerdict)r.GetInt16(1), r.GetText(2), r.GetString(3), r.GetInstant(4)), cancellationToken);

    private static Task<int> Save(NpgsqlConnection connection, CameraRound round, RoundVerdict verdict, CancellationToken cancellationToken) =>
        connection.Statement(
            """
            insert into round_verdict (round_id, fault, camera_id, unit_id, province, prison, verdict, note, judged_by, judged_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            on conflict (round_id, fault) do update set
              verdict = excluded.verdict, note = excluded.note, judged_by = excluded.judged_by, judged_at = excluded.judged_at
            """,
            SqlStatements.Value(round.Id), SqlStatements.Value(verdict.Fault), SqlStatements.Value(round.CameraId), SqlStatements.Value(round.Place.Unit),
            SqlStatements.Value(round.Place.Province), SqlStatements.Value(round.Place.Prison), SqlStatements.Value((short)verdict.Verdict),
            SqlStatements.Value(verdict.Note), SqlStatements.Value(verdict.By), SqlStatements.Value(verdict.At)).Run(cancellationToken);

    private async Task<CameraExclusion?> Exclude(
        NpgsqlConnection connection, Actor actor, CameraRound round, RoundVerdict verdict, CancellationToken cancellationToken)
    {
        bool known = await connection.Statement(
            """
            select exists (
              select from camera_exclusion
              where camera_id = $1 and fault = $2 and withdrawn_at is null and (profile is null or profile = $3))
            """,
            SqlStatements.Value(round.CameraId), SqlStatements.Value(verdict.Fault), SqlStatements.Value((short)round.Profile))
            .ReadValue<bool>(cancellationToken);
        if (known) return null;

        CameraExclusion added = new(
            Guid.CreateVersion7(verdict.At), round.CameraId, verdict.Fault, round.Profile, verdict.Note ?? "accepted as normal", actor.Name, verdict.At,
            null, null);
        await SettingRows.AddExclusion(connection, round.Place, added, cancellationToken);
        await AuditLines.Write(
            connection, AuditLines.Change<CameraExclusion>(time, actor, round.Place, "camera.exclude", round.CameraId.ToString(), null, added),
            cancellationToken);
        return added;
    }
}
