using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using PrisonOps.Ports;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Cameras.Diagnosis;
using PrisonOps.Storage.Database;

namespace PrisonOps.Tests.Storage.Cameras;

/// <summary>Cameras, rounds and plans for the tests of their stores.</summary>
internal static class CameraRows
{
    private static int made;

    public static PlanDraft Plan(UnitRow unit, string name = "默认方案") => new(
        unit.Id, name, true, [], null, false, TimeSpan.FromHours(4), TimeSpan.FromMinutes(15), [new(new(8, 0), new(18, 0))], PlanDraft.DefaultZone,
        ProfileRule.Hours, new(7, 0), new(19, 0), 3, true, 8, 2);

    public static async Task<ObjectConfiguration> NewCamera(this EstateFixture estate, UnitRow unit)
    {
        int number = Interlocked.Increment(ref made);
        ChangeOutcome<ObjectConfiguration> camera = await estate.Get<IObjectStore>().Create(
            Actor.Grid, UnitScope.Everything,
            new(
                unit.Id, "security.video-surveillance.camera", $"CAM-{number:D4}", $"摄像机 {number}", Criticality.NonCore, MonitoringProtocol.Rtsp, "video",
                $"10.7.{number / 250}.{number % 250}", 554, "/main", null, TimeSpan.FromSeconds(10), TimeSpan.Zero, null, null),
            CancellationToken.None);
        Assert.True(camera.Verdict == ChangeVerdict.Done, camera.Reason);
        return camera.Value!;
    }

    public static CameraRound Round(ObjectConfiguration camera, DateTimeOffset at, params string[] faults) => new(
        Guid.CreateVersion7(at), camera.Id, camera.Place, at, null, null, StreamOutcome.Ok, DayProfile.Day,
        [
            .. faults.Select(code => new RoundFault(code, 40, true, AlarmSeverity.Major, 1.5, 1, "ratio", "form", new(0, 0, 0.5, 0.5))),
            new("vq.pull-failed", 100, false, AlarmSeverity.Indeterminate, null, null, "", "", null),
        ],
        new StreamTiming(12, 30, 400, 1_000, 3, 0) { LatenessMsMax = 7 }, null);

    public static async Task Write(this EstateFixture estate, params CameraRound[] rounds)
    {
        DateOnly first = DateOnly.FromDateTime(rounds.Min(round => round.At).UtcDateTime), last = DateOnly.FromDateTime(rounds.Max(round => round.At).UtcDateTime);
        DatabaseConnections connections = estate.Get<DatabaseConnections>();
        await using Npgsql.NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(CancellationToken.None);
        for (DateOnly month = first; month <= last.AddMonths(1); month = month.AddMonths(1))
        {
            await connection.Statement("select diagnosis_partitions_keep($1, $2)", SqlStatements.Value(first), SqlStatements.Value(month)).ReadValue<int>(CancellationToken.None);
        }

        await new RoundBatch(rounds).Write(connection, CancellationToken.None);
    }

    public static Task<Guid> KeepLatest(this EstateFixture estate, ObjectConfiguration camera, DateTimeOffset at, DayProfile profile = DayProfile.Day) =>
        estate.Get<IPictureStore>().Keep(
            camera.Id, camera.Place, PictureKind.Latest,
            new(at, [0xFF, 0xD8, 0xFF, 0xD9], profile)
            {
                Measured = [new PictureMeasurements(640, 360, 120, 40, double.NaN, 128, 128, 5, new byte[192], new ulong[192])],
            },
            CancellationToken.None);
}
