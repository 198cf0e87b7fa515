using System.Collections.Immutable;
using System.Text.Json;
using Npgsql;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Ports.Outbox;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Cameras.Diagnosis;

/// <summary>The columns of a round, in the order in which they are read.</summary>
internal static class RoundColumns
{
    public const string All = """
        r.id, r.camera_id, r.unit_id, r.province, r.prison, r.at, r.plan_id, r.run_id, r.outcome, r.profile, r.judged, r.signalling_ms, r.stream_ms,
        r.keyframe_ms, r.keyframe_gap_ms, r.lateness_ms, r.evidence
        """;

    /// <summary>How many they are: the first column behind them.</summary>
    public const int Count = 17;

    public static CameraRound Read(NpgsqlDataReader reader) => new(
        reader.GetGuid(0), reader.GetGuid(1), reader.GetPlace(2), reader.GetInstant(5), reader.GetOptional<Guid>(6), reader.GetOptional<Guid>(7),
        (StreamOutcome)reader.GetInt16(8), (DayProfile)reader.GetInt16(9), Judged(reader.GetString(10)),
        new StreamTiming(
            reader.GetOptional<double>(11), reader.GetOptional<double>(12), reader.GetOptional<double>(13), reader.GetOptional<double>(14), 0, 0)
        {
            LatenessMsMax = reader.GetOptional<double>(15),
        },
        reader.GetOptional<Guid>(16));

    public static string Json(ImmutableArray<RoundFault> judged) => JsonSerializer.Serialize(judged, OutboxJson.Options);

    private static ImmutableArray<RoundFault> Judged(string json) => JsonSerializer.Deserialize<ImmutableArray<RoundFault>>(json, OutboxJson.Options);
}
