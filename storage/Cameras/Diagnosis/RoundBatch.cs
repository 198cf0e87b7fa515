using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Cameras.Diagnosis;

/// <summary>Rounds that are written in one statement, with a narrow row for each code that was bad. Writing them twice writes them once.</summary>
internal sealed class RoundBatch(IReadOnlyList<CameraRound> rounds)
{
    private readonly (CameraRound Round, RoundFault Fault)[] faults =
        [.. rounds.SelectMany(round => round.Judged.Where(judged => judged.IsFault).Select(judged => (round, judged)))];

    public async Task Write(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
        await Rounds(connection).Run(cancellationToken);
        if (faults.Length > 0) await Faults(connection).Run(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    private NpgsqlCommand Rounds(NpgsqlConnection connection) => connection.Statement(
        """
        insert into diagnosis_round (
          id, camera_id, unit_id, province, prison, at, plan_id, run_id, outcome, profile, judged, bad, signalling_ms, stream_ms, keyframe_ms,
          keyframe_gap_ms, lateness_ms, evidence)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18)
        on conflict (id, at) do nothing
        """,
        SqlStatements.Column(rounds, r => r.Id),
        SqlStatements.Column(rounds, r => r.CameraId),
        SqlStatements.Column(rounds, r => r.Place.Unit),
        SqlStatements.Column(rounds, r => r.Place.Province),
        SqlStatements.Column(rounds, r => r.Place.Prison),
        SqlStatements.Column(rounds, r => r.At.ToUniversalTime()),
        SqlStatements.Column(rounds, r => r.PlanId),
        SqlStatements.Column(rounds, r => r.RunId),
        SqlStatements.Column(rounds, r => (short)r.Outcome),
        SqlStatements.Column(rounds, r => (short)r.Profile),
        SqlStatements.Column(rounds, r => RoundColumns.Json(r.Judged)),
        SqlStatements.Column(rounds, r => r.Judged.Count(judged => judged.IsFault)),
        SqlStatements.Column(rounds, r => r.Timing.SignallingMs),
        SqlStatements.Column(rounds, r => r.Timing.StreamMs),
        SqlStatements.Column(rounds, r => r.Timing.KeyframeMs),
        SqlStatements.Column(rounds, r => r.Timing.KeyframeGapMsMax),
        SqlStatements.Column(rounds, r => r.Timing.LatenessMsMax),
        SqlStatements.Column(rounds, r => r.EvidenceKey));

    private NpgsqlCommand Faults(NpgsqlConnection connection) => connection.Statement(
        """
        insert into diagnosis_fault (round_id, camera_id, unit_id, province, prison, at, fault, score, value)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9)
        on conflict (round_id, fault, at) do nothing
        """,
        SqlStatements.Column(faults, f => f.Round.Id),
        SqlStatements.Column(faults, f => f.Round.CameraId),
        SqlStatements.Column(faults, f => f.Round.Place.Unit),
        SqlStatements.Column(faults, f => f.Round.Place.Province),
        SqlStatements.Column(faults, f => f.Round.Place.Prison),
        SqlStatements.Column(faults, f => f.Round.At.ToUniversalTime()),
        SqlStatements.Column(faults, f => f.Fault.Code),
        SqlStatements.Column(faults, f => f.Fault.Score),
        SqlStatements.Column(faults, f => f.Fault.Value));
}
