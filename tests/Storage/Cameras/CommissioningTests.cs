using System.Collections.Immutable;
using PrisonOps.Ports;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Audit;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Storage.Cameras;

[Trait("Clause", "8.2-0.22")]
public sealed class CommissioningTests(EstateFixture estate) : StorageTest(estate)
{
    private static readonly DateTimeOffset Now = TimeProvider.System.GetUtcNow();

    private ICameraSettingsStore Settings => Get<ICameraSettingsStore>();

    private ICommissioning Commissioning => Get<ICommissioning>();

    [Fact]
    public async Task A_new_camera_is_pending_and_an_accepted_one_has_its_picture_as_reference()
    {
        ObjectConfiguration camera = await Estate.NewCamera(Estate.Chengdu), blind = await Estate.NewCamera(Estate.Chengdu);
        Guid latest = await Estate.KeepLatest(camera, Now.AddMinutes(-2), DayProfile.Night);
        await Estate.Write(CameraRows.Round(camera, Now.AddMinutes(-2), "vq.blur"));
        ICameraQueries cameras = Get<ICameraQueries>();
        CommissioningItem card = Assert.Single((await cameras.ListCommissioning(
            Only(Estate.Chengdu), null, Ports.Cameras.Commissioning.Pending, null, 50, Stop)).Rows, row => row.Camera.Id == camera.Id);
        Assert.Equal(latest, card.PictureKey);
        Assert.Equal(["vq.blur"], card.Last!.Judged.Where(judged => judged.IsFault).Select(judged => judged.Code));

        ChangeOutcome<ImmutableArray<CommissioningResult>> decided = await Commissioning.Decide(
            Duty, Only(Estate.Chengdu), new(CommissioningVerdict.Accept, [camera.Id, blind.Id, Guid.NewGuid()], [], null, null, null), Stop);

        Assert.Equal([null, "no-picture", "not-found"], decided.Value.Select(result => result.Refusal));
        CameraJudgementBasis basis = await Settings.Load(camera.Id, camera.Place, [], Stop);
        Assert.Equal((Ports.Cameras.Commissioning.Accepted, "值班员"), (basis.Settings.Commissioning, basis.Settings.DecidedBy));
        CameraReference reference = Assert.Single(basis.References);
        Assert.Equal((DayProfile.Night, "值班员", 120.0), (reference.Profile, reference.AcceptedBy, Assert.Single(reference.Measured).LumaMean));
        CameraReference known = reference with { TakenAt = Now.AddYears(-1) };
        Assert.Same(known, Assert.Single((await Settings.Load(camera.Id, camera.Place, [known], Stop)).References));
        Assert.Equal(PictureKind.Reference, (await Get<IPictureStore>().Find(Only(Estate.Chengdu), reference.PictureKey, Stop))!.Kind);
        Assert.Equal(Ports.Cameras.Commissioning.Pending, (await Settings.Load(blind.Id, blind.Place, [], Stop)).Settings.Commissioning);
        Page<AuditEntry> audit = await Get<IAuditLog>().List(Only(Estate.Chengdu), null, "camera.commission", null, null, null, null, 10, Stop);
        Assert.Contains(audit.Rows, line => line.Subject == camera.Id.ToString() && line.Before!.Contains("pending", StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_expected_fault_needs_a_reason_and_an_end()
    {
        ObjectConfiguration camera = await Estate.NewCamera(Estate.Mianyang);
        CommissioningOrder order = new(CommissioningVerdict.Expected, [camera.Id], ["vq.occlusion"], "施工围挡", null, "GD-2026-17");

        Assert.Equal("until", (await Commissioning.Decide(Duty, Only(Estate.Mianyang), order with { Order = null }, Stop)).Field);
        Assert.Equal("until", (await Commissioning.Decide(Duty, Only(Estate.Mianyang), order with { Until = Now.AddDays(-1) }, Stop)).Field);
        Assert.Equal("reason", (await Commissioning.Decide(Duty, Only(Estate.Mianyang), order with { Reason = " " }, Stop)).Field);
        Assert.Equal(ChangeVerdict.Done, (await Commissioning.Decide(Duty, Only(Estate.Mianyang), order, Stop)).Verdict);

        CameraSettings settings = (await Settings.Load(camera.Id, camera.Place, [], Stop)).Settings;
        Assert.Equal((Ports.Cameras.Commissioning.ExpectedFault, "GD-2026-17", "施工围挡"), (settings.Commissioning, settings.ExpectedOrder, settings.ExpectedReason));
        Assert.Equal(["vq.occlusion"], settings.ExpectedFaults);
        CommissioningProgress progress = Assert.Single(await Get<ICameraQueries>().Progress(Only(Estate.Mianyang), null, Stop));
        Assert.Equal(1, progress.ExpectedFault);
    }

    [Fact]
    public async Task A_neighbour_neither_sees_nor_decides()
    {
        ObjectConfiguration camera = await Estate.NewCamera(Estate.Changsha);
        UnitScope neighbour = Only(Estate.Chengdu);

        Assert.DoesNotContain((await Get<ICameraQueries>().ListCommissioning(neighbour, null, null, null, 500, Stop)).Rows, row => row.Camera.Id == camera.Id);
        Assert.DoesNotContain(await Get<ICameraQueries>().List(neighbour, Stop), row => row.Id == camera.Id);
        Assert.Null(await Settings.Find(neighbour, camera.Id, Stop));
        Assert.Equal("not-found", (await Commissioning.Decide(
            Duty, neighbour, new(CommissioningVerdict.Faulty, [camera.Id], [], null, null, null), Stop)).Value[0].Refusal);
        Assert.Equal(ChangeVerdict.NotFound, (await Settings.Update(Duty, neighbour, camera.Id, true, null, 0, Stop)).Verdict);
        Assert.Equal(ChangeVerdict.NotFound, (await Settings.TakeReference(Duty, neighbour, camera.Id, DayProfile.Day, Stop)).Verdict);
    }

    [Fact]
    public async Task A_reference_is_learnt_once_and_then_replaced_only_by_a_person()
    {
        ObjectConfiguration camera = await Estate.NewCamera(Estate.Chengdu);
        DateTimeOffset first = new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);
        await Estate.KeepLatest(camera, first);
        Assert.Null(await Settings.LearnReference(camera.Id, DayProfile.Day, first.AddSeconds(1), Stop));

        CameraReference learnt = (await Settings.LearnReference(camera.Id, DayProfile.Day, first, Stop))!;
        await Estate.KeepLatest(camera, first.AddHours(4));
        CameraReference? again = await Settings.LearnReference(camera.Id, DayProfile.Day, first.AddHours(4), Stop);
        CameraReference accepted = (await Settings.TakeReference(Duty, Only(Estate.Chengdu), camera.Id, DayProfile.Day, Stop)).Value!;

        Assert.Null(again);
        Assert.Equal((first, null), (learnt.TakenAt, learnt.AcceptedBy));
        Assert.Equal((first.AddHours(4), "值班员"), (accepted.TakenAt, accepted.AcceptedBy));
        Assert.Null(await Get<IPictureStore>().Find(UnitScope.Everything, learnt.PictureKey, Stop));
        Page<AuditEntry> audit = await Get<IAuditLog>().List(Only(Estate.Chengdu), null, "camera.reference", null, null, null, null, 10, Stop);
        AuditEntry line = Assert.Single(audit.Rows, line => line.Subject == camera.Id.ToString());
        Assert.Contains(learnt.PictureKey.ToString(), line.Before!, StringComparison.Ordinal);
        Assert.Contains(accepted.PictureKey.ToString(), line.After!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_verdict_counts_into_the_rate_and_accepting_as_normal_excludes_until_it_is_withdrawn()
    {
        ObjectConfiguration camera = await Estate.NewCamera(Estate.Hunan);
        CameraRound one = CameraRows.Round(camera, Now.AddMinutes(-3), "vq.stripe"), two = CameraRows.Round(camera, Now.AddMinutes(-2), "vq.stripe");
        await Estate.Write(one, two);
        IRoundVerdicts verdicts = Get<IRoundVerdicts>();

        Assert.Equal(ChangeVerdict.NotFound, (await verdicts.Judge(Duty, Only(Estate.Chengdu), one.Id, "vq.stripe", FaultVerdict.FalseAlarm, null, Stop)).Verdict);
        Assert.Equal("fault", (await verdicts.Judge(Duty, Only(Estate.Hunan), one.Id, "vq.blur", FaultVerdict.FalseAlarm, null, Stop)).Field);
        await verdicts.Judge(Duty, Only(Estate.Hunan), one.Id, "vq.stripe", FaultVerdict.FalseAlarm, "百叶窗", Stop);
        await verdicts.Judge(Duty, Only(Estate.Hunan), one.Id, "vq.stripe", FaultVerdict.TrueAlarm, null, Stop);
        JudgedFault accepted = (await verdicts.Judge(Duty, Only(Estate.Hunan), two.Id, "vq.stripe", FaultVerdict.AcceptedAsNormal, "百叶窗", Stop)).Value!;
        JudgedFault twice = (await verdicts.Judge(Duty, Only(Estate.Hunan), two.Id, "vq.stripe", FaultVerdict.AcceptedAsNormal, null, Stop)).Value!;

        Assert.Equal(new FaultRate("vq.stripe", 1, 0, 1), Assert.Single(await verdicts.Rates(Only(Estate.Hunan), null, Now.AddHours(-1), Stop)));
        Assert.Empty(await verdicts.Rates(Only(Estate.Chengdu), null, Now.AddHours(-1), Stop));
        Assert.Null(twice.Exclusion);
        Assert.Equal((DayProfile.Day, "百叶窗"), (accepted.Exclusion!.Profile, accepted.Exclusion.Reason));
        Assert.Single((await Settings.Load(camera.Id, camera.Place, [], Stop)).Exclusions, exclusion => exclusion.WithdrawnAt is null);
        Assert.Equal(ChangeVerdict.NotFound, (await Settings.WithdrawExclusion(Duty, Only(Estate.Chengdu), accepted.Exclusion.Id, Stop)).Verdict);
        Assert.Equal(ChangeVerdict.Done, (await Settings.WithdrawExclusion(Duty, Only(Estate.Hunan), accepted.Exclusion.Id, Stop)).Verdict);
        Assert.Equal(ChangeVerdict.Conflict, (await Settings.WithdrawExclusion(Duty, Only(Estate.Hunan), accepted.Exclusion.Id, Stop)).Verdict);
        Assert.Equal("值班员", Assert.Single((await Settings.Load(camera.Id, camera.Place, [], Stop)).Exclusions).WithdrawnBy);
        RoundListItem listed = (await Get<IRoundQueries>().FindLast(Only(Estate.Hunan), camera.Id, Stop))!;
        Assert.Equal(FaultVerdict.AcceptedAsNormal, Assert.Single(listed.Verdicts).Verdict);
    }

    [Fact]
    public async Task The_faults_of_the_open_alarm_are_the_faults_of_the_camera()
    {
        ObjectConfiguration camera = await Estate.NewCamera(Estate.Mianyang);
        FindingFault blur = new("vq.blur", 30, AlarmSeverity.Major, Now, 1, 2, "ratio", 2, 3, "soft", new(0, 0, 1, 1));
        AlarmRow row = new()
        {
            Id = Guid.CreateVersion7(), ObjectId = camera.Id, Place = camera.Place, Type = CameraAlarms.Abnormal, Instance = "", Severity = AlarmSeverity.Major,
            OriginalSeverity = AlarmSeverity.Major, FirstAt = Now, OpenedAt = Now, LastAt = Now, Count = 1, Revision = 1,
            Evidence = FindingEvidence.None with { Faults = [blur, blur with { Code = "vq.noise", Region = null }], ReferenceKey = Guid.NewGuid() },
        };

        Assert.Equal(AlarmCommit.Committed, await Get<IAlarmStore>().Commit(camera.Place.Unit, [new(row, AlarmEventKind.Opened, Now, Actor.Grid, null)], Stop));

        Assert.Equal(["vq.blur", "vq.noise"], (await Get<ICameraQueries>().Find(Only(Estate.Mianyang), camera.Id, Stop))!.Faults);
        FindingEvidence stored = (await Get<IAlarmQueries>().Find(Only(Estate.Mianyang), row.Id, Stop))!.Alarm.Evidence;
        Assert.Equal(row.Evidence.Faults.AsEnumerable(), stored.Faults);
        Assert.Equal(row.Evidence.ReferenceKey, stored.ReferenceKey);
    }
}
