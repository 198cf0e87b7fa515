using System.Collections.Immutable;
using PrisonOps.Ports;
using PrisonOps.Ports.Audit;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Storage.Cameras;

[Trait("Clause", "8.2-0.22")]
public sealed class LimitStoreTests(EstateFixture estate) : StorageTest(estate)
{
    private const string Limit = "oneColourShareMin";

    private ILimitStore Limits => Get<ILimitStore>();

    [Fact]
    public async Task Limits_reach_a_camera_in_the_order_in_which_the_nearer_wins()
    {
        ObjectConfiguration camera = await Estate.NewCamera(Estate.Chengdu), plain = await Estate.NewCamera(Estate.Chengdu);
        await Get<ICameraSettingsStore>().Update(Duty, UnitScope.Everything, camera.Id, false, "大门", 0, Stop);
        await Put(new(Estate.Chengdu.Id, null, camera.Id, null, Limit, 0.6));
        await Put(new(Estate.Chengdu.Id, "大门", null, null, Limit, 0.65));
        await Put(new(Estate.Chengdu.Id, null, null, DayProfile.Night, Limit, 0.7));
        await Put(new(Estate.Chengdu.Id, null, null, null, Limit, 0.75));
        await Put(new(Estate.Sichuan.Id, null, null, null, Limit, 0.8));
        await Put(new(Estate.Ministry.Id, null, null, null, Limit, 0.85));
        await Put(new(Estate.Hunan.Id, null, null, null, Limit, 0.99));

        CameraJudgementBasis own = await Get<ICameraSettingsStore>().Load(camera.Id, camera.Place, [], Stop);
        CameraJudgementBasis other = await Get<ICameraSettingsStore>().Load(plain.Id, plain.Place, [], Stop);

        Assert.Equal([0.85, 0.8, 0.75, 0.7, 0.65, 0.6], own.Limits.Select(limit => limit.Value));
        Assert.Equal([0.85, 0.8, 0.75, 0.7], other.Limits.Select(limit => limit.Value));
    }

    [Fact]
    public async Task A_limit_is_replaced_on_its_revision_and_its_changes_are_audited()
    {
        LimitDraft draft = new(Estate.Mianyang.Id, "东区", null, DayProfile.Day, Limit, 0.9);

        LimitOverride made = await Put(draft);
        ChangeOutcome<LimitOverride> stale = await Limits.Put(Duty, Only(Estate.Mianyang), draft with { Value = 0.8 }, 0, Stop);
        ChangeOutcome<LimitOverride> changed = await Limits.Put(Duty, Only(Estate.Mianyang), draft with { Value = 0.8 }, 1, Stop);
        ChangeOutcome<LimitOverride> gone = await Limits.Delete(Duty, Only(Estate.Mianyang), made.Id, 2, Stop);

        Assert.Equal((ChangeVerdict.Conflict, ChangeVerdict.Done, ChangeVerdict.Done), (stale.Verdict, changed.Verdict, gone.Verdict));
        Assert.Equal((made.Id, 0.8), (changed.Value!.Id, changed.Value.Draft.Value));
        Page<AuditEntry> audit = await Get<IAuditLog>().List(Only(Estate.Mianyang), null, "diagnosis.limit", null, null, null, null, 10, Stop);
        Assert.Equal(["diagnosis.limit-delete", "diagnosis.limit", "diagnosis.limit"], audit.Rows.Select(line => line.Action));
    }

    [Fact]
    public async Task A_neighbour_sees_changes_and_tries_nothing_and_a_camera_has_limits_only_in_its_own_unit()
    {
        ObjectConfiguration camera = await Estate.NewCamera(Estate.Changsha);
        await Estate.KeepLatest(camera, TimeProvider.System.GetUtcNow());
        LimitDraft draft = new(Estate.Changsha.Id, null, camera.Id, null, Limit, 0.7);
        LimitOverride made = await Put(draft);
        UnitScope neighbour = Only(Estate.Chengdu);

        Assert.DoesNotContain(await Limits.List(neighbour, null, null, Stop), row => row.Id == made.Id);
        Assert.Equal(ChangeVerdict.NotFound, (await Limits.Put(Duty, neighbour, draft, 1, Stop)).Verdict);
        Assert.Equal(ChangeVerdict.NotFound, (await Limits.Delete(Duty, neighbour, made.Id, 1, Stop)).Verdict);
        Assert.Empty(await Limits.ListLooks(neighbour, draft, DateTimeOffset.UnixEpoch, Stop));
        Assert.Equal(ChangeVerdict.NotFound, (await Limits.Put(Duty, UnitScope.Everything, draft with { UnitId = Estate.Chengdu.Id }, 0, Stop)).Verdict);

        StoredLook look = Assert.Single(await Limits.ListLooks(Only(Estate.Changsha), draft, DateTimeOffset.UnixEpoch, Stop));
        Assert.Equal((camera.Id, 120.0), (look.CameraId, Assert.Single(look.Measured).LumaMean));
        Assert.Contains(look.Limits, limit => limit == draft);
        Assert.Contains(await Limits.List(Only(Estate.Changsha), null, camera.Id, Stop), row => row.Id == made.Id);
    }

    private async Task<LimitOverride> Put(LimitDraft draft)
    {
        ChangeOutcome<LimitOverride> put = await Limits.Put(Duty, UnitScope.Everything, draft, 0, Stop);
        Assert.True(put.Verdict == ChangeVerdict.Done, put.Reason);
        return put.Value!;
    }
}
