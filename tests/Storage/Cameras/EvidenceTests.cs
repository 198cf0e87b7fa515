using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PrisonOps.Ports;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Cameras;
using PrisonOps.Storage.Database;

namespace PrisonOps.Tests.Storage.Cameras;

public sealed class EvidenceTests(EstateFixture estate) : StorageTest(estate)
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task Evidence_past_its_time_goes_in_small_steps_and_what_is_needed_stays()
    {
        ObjectConfiguration camera = await Estate.NewCamera(Estate.Chengdu);
        IPictureStore pictures = Get<IPictureStore>();
        Task<Guid> Keep(PictureKind kind, double days) => pictures.Keep(camera.Id, camera.Place, kind, new(Now.AddDays(-days), [1]), Stop);
        List<Guid> old = [];
        for (int i = 0; i < 7; i++) old.Add(await Keep(PictureKind.Evidence, 31 + i));
        Guid needed = await Keep(PictureKind.Evidence, 60), young = await Keep(PictureKind.Evidence, 29);
        Guid latest = await Keep(PictureKind.Latest, 90), reference = await Keep(PictureKind.Reference, 400);
        AlarmRow open = new()
        {
            Id = Guid.CreateVersion7(), ObjectId = camera.Id, Place = camera.Place, Type = CameraAlarms.Abnormal, Instance = "", Severity = AlarmSeverity.Major,
            OriginalSeverity = AlarmSeverity.Major, FirstAt = Now, OpenedAt = Now, LastAt = Now, Count = 1, Revision = 1,
            Evidence = FindingEvidence.None with { PictureKey = needed },
        };
        await Get<IAlarmStore>().Commit(camera.Place.Unit, [new(open, AlarmEventKind.Opened, Now, Actor.Grid, null)], Stop);

        using CameraHousekeeping housekeeping = new(
            Get<DatabaseConnections>(), Options.Create(new CameraKeepingOptions { DeletedAtOnce = 3 }), TimeProvider.System, NullLogger<CameraHousekeeping>.Instance);
        int gone = await housekeeping.DropEvidence(Stop);

        Assert.Equal(7, gone);
        foreach (Guid key in old) Assert.Null(await pictures.Find(UnitScope.Everything, key, Stop));
        foreach (Guid key in new[] { needed, young, latest, reference }) Assert.NotNull(await pictures.Find(UnitScope.Everything, key, Stop));
    }
}
