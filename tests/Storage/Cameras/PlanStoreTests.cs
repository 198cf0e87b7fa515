using System.Collections.Immutable;
using PrisonOps.Ports;
using PrisonOps.Ports.Audit;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Storage.Cameras;

[Trait("Clause", "8.2-0.22")]
public sealed class PlanStoreTests(EstateFixture estate) : StorageTest(estate)
{
    private IDiagnosisPlanStore Plans => Get<IDiagnosisPlanStore>();

    [Fact]
    public async Task A_plan_is_kept_as_it_was_said_and_a_stale_change_is_told()
    {
        PlanDraft draft = CameraRows.Plan(Estate.Chengdu, "重点摄像机") with { Groups = ["大门", "监舍"], KeyOnly = true, ClassPrefix = "security." };

        ChangeOutcome<DiagnosisPlan> made = await Plans.Create(Duty, Only(Estate.Chengdu), draft, Stop);
        ChangeOutcome<DiagnosisPlan> changed = await Plans.Update(
            Duty, Only(Estate.Chengdu), made.Value!.Id, draft with { Period = TimeSpan.FromHours(2) }, 1, Stop);
        ChangeOutcome<DiagnosisPlan> stale = await Plans.Update(Duty, Only(Estate.Chengdu), made.Value.Id, draft, 1, Stop);

        DiagnosisPlan stored = Assert.Single(await Plans.List(Only(Estate.Chengdu), Stop), plan => plan.Id == made.Value.Id);
        Assert.Equal((TimeSpan.FromHours(2), 2L, "值班员"), (stored.Draft.Period, stored.Revision, stored.ChangedBy));
        Assert.Equal(["大门", "监舍"], stored.Draft.Groups);
        Assert.Equal([new PlanWindow(new(8, 0), new(18, 0))], stored.Draft.Windows);
        Assert.Equal((ChangeVerdict.Done, ChangeVerdict.Conflict), (changed.Verdict, stale.Verdict));
        Page<AuditEntry> audit = await Get<IAuditLog>().List(Only(Estate.Chengdu), null, "diagnosis.plan", null, null, null, null, 10, Stop);
        Assert.Equal(["diagnosis.plan-update", "diagnosis.plan-create"], audit.Rows.Select(line => line.Action));
        Assert.NotNull(audit.Rows[0].Before);
    }

    [Fact]
    public async Task A_plan_from_above_is_seen_and_applies_below_and_can_be_changed_only_above()
    {
        DiagnosisPlan above = (await Plans.Create(Duty, Only(Estate.Sichuan), CameraRows.Plan(Estate.Sichuan), Stop)).Value!;

        Assert.Contains(await Plans.List(Only(Estate.Mianyang), Stop), plan => plan.Id == above.Id);
        Assert.Contains(await Plans.LoadFor(Estate.Mianyang.Id, Stop), plan => plan.Id == above.Id);
        Assert.DoesNotContain(await Plans.List(Only(Estate.Changsha), Stop), plan => plan.Id == above.Id);
        Assert.DoesNotContain(await Plans.LoadFor(Estate.Changsha.Id, Stop), plan => plan.Id == above.Id);
        Assert.Equal(ChangeVerdict.NotFound, (await Plans.Update(Duty, Only(Estate.Mianyang), above.Id, above.Draft, 1, Stop)).Verdict);
        Assert.Equal(ChangeVerdict.NotFound, (await Plans.Delete(Duty, Only(Estate.Mianyang), above.Id, 1, Stop)).Verdict);
        Assert.Equal(ChangeVerdict.Done, (await Plans.Delete(Duty, Only(Estate.Sichuan), above.Id, 1, Stop)).Verdict);
    }

    [Fact]
    public async Task A_neighbour_can_neither_see_nor_make_a_plan()
    {
        DiagnosisPlan own = (await Plans.Create(Duty, Only(Estate.Mianyang), CameraRows.Plan(Estate.Mianyang, "绵阳"), Stop)).Value!;

        Assert.DoesNotContain(await Plans.List(Only(Estate.Chengdu), Stop), plan => plan.Id == own.Id);
        Assert.Equal(ChangeVerdict.NotFound, (await Plans.Create(Duty, Only(Estate.Chengdu), CameraRows.Plan(Estate.Mianyang, "别人的"), Stop)).Verdict);
        Assert.Empty(await Plans.List(UnitScope.None, Stop));
    }

    [Theory]
    [InlineData("periodSeconds")]
    [InlineData("zone")]
    [InlineData("windows")]
    [InlineData("keyframes")]
    [InlineData("recorderSessionsMax")]
    [InlineData("name")]
    public async Task What_a_plan_may_not_say_is_refused_by_name(string field)
    {
        PlanDraft good = CameraRows.Plan(Estate.Chengdu, $"方案 {field}");
        PlanDraft bad = field switch
        {
            "periodSeconds" => good with { Period = TimeSpan.FromDays(2) },
            "zone" => good with { Zone = "Mars/Olympus" },
            "windows" => good with { Windows = [new(new(8, 0), new(8, 0))] },
            "keyframes" => good with { Keyframes = 0 },
            "recorderSessionsMax" => good with { RecorderSessionsMax = 0 },
            _ => good with { Name = "" },
        };

        ChangeOutcome<DiagnosisPlan> refused = await Plans.Create(Duty, UnitScope.Everything, bad, Stop);

        Assert.Equal((ChangeVerdict.Refused, field), (refused.Verdict, refused.Field));
    }

    [Fact]
    public async Task A_name_is_taken_once_in_a_unit()
    {
        await Plans.Create(Duty, UnitScope.Everything, CameraRows.Plan(Estate.Hunan, "同名"), Stop);

        ChangeOutcome<DiagnosisPlan> twice = await Plans.Create(Duty, UnitScope.Everything, CameraRows.Plan(Estate.Hunan, "同名"), Stop);

        Assert.Equal((ChangeVerdict.Refused, "name"), (twice.Verdict, twice.Field));
    }

    [Fact]
    public async Task The_plan_of_the_pack_comes_once_and_not_beside_others()
    {
        await Estate.Sql<int>("delete from diagnosis_plan");
        await Plans.Publish(CameraRows.Plan(Estate.Ministry, "默认诊断方案"), Stop);
        await Plans.Publish(CameraRows.Plan(Estate.Ministry, "又一个"), Stop);

        DiagnosisPlan published = Assert.Single(await Plans.LoadFor(Estate.Chengdu.Id, Stop));
        Assert.Equal((Estate.Ministry.Id, "默认诊断方案"), (published.Place.Unit, published.Draft.Name));
    }
}
