using PrisonOps.Ports;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Storage.Units;

public sealed class UnitStoreTests(EstateFixture estate) : StorageTest(estate)
{
    [Fact]
    [Trait("Clause", "9.2.2.1-0")]
    public async Task A_second_ministry_is_refused()
    {
        ChangeOutcome<UnitRow> second = await Get<IUnitStore>().Create(Duty, UnitScope.Everything, null, UnitTier.Ministry, "cn2", "部", "Second", Stop);

        Assert.Equal(ChangeVerdict.Refused, second.Verdict);
        Assert.Equal("tier", second.Field);
    }

    [Fact]
    [Trait("Clause", "4.2.2-a.1")]
    public async Task A_prison_under_the_ministry_is_refused()
    {
        ChangeOutcome<UnitRow> prison = await Get<IUnitStore>().Create(Duty, UnitScope.Everything, Estate.Ministry.Id, UnitTier.Prison, "cn.99", "监狱", "Prison", Stop);

        Assert.Equal((ChangeVerdict.Refused, "parentId"), (prison.Verdict, prison.Field));
        Assert.Contains("under a province", prison.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_taken_code_is_refused_by_name()
    {
        ChangeOutcome<UnitRow> again = await Get<IUnitStore>().Create(Duty, UnitScope.Everything, Estate.Hunan.Id, UnitTier.Prison, "cn.51.01", "监狱", "Prison", Stop);

        Assert.Equal((ChangeVerdict.Refused, "code"), (again.Verdict, again.Field));
    }

    [Fact]
    public async Task A_province_cannot_add_a_prison_to_its_neighbour()
    {
        ChangeOutcome<UnitRow> foreign = await Get<IUnitStore>().Create(Duty, Only(Estate.Sichuan), Estate.Hunan.Id, UnitTier.Prison, "cn.43.02", "监狱", "Prison", Stop);

        Assert.Equal(ChangeVerdict.NotFound, foreign.Verdict);
    }

    [Fact]
    public async Task A_prison_sees_itself_and_its_ancestors()
    {
        var seen = await Get<IUnitStore>().ListInScope(Only(Estate.Mianyang), Stop);

        Assert.Equal([Estate.Ministry.Id, Estate.Sichuan.Id, Estate.Mianyang.Id], seen.Select(u => u.Id));
    }

    [Fact]
    public async Task Without_a_scope_no_unit_is_seen()
    {
        Assert.Empty(await Get<IUnitStore>().ListInScope(UnitScope.None, Stop));
    }

    [Fact]
    public async Task A_rename_from_an_old_revision_conflicts()
    {
        IUnitStore units = Get<IUnitStore>();
        ChangeOutcome<UnitRow> first = await units.Rename(Duty, Only(Estate.Sichuan), Estate.Mianyang.Id, "绵阳市监狱", "Mianyang", Estate.Mianyang.Revision, Stop);

        ChangeOutcome<UnitRow> second = await units.Rename(Duty, Only(Estate.Sichuan), Estate.Mianyang.Id, "另一个", "Other", Estate.Mianyang.Revision, Stop);

        Assert.Equal((ChangeVerdict.Done, ChangeVerdict.Conflict), (first.Verdict, second.Verdict));
        Assert.Equal("绵阳市监狱", (await units.LoadAll(Stop)).Single(u => u.Id == Estate.Mianyang.Id).NameZh);
    }
}
