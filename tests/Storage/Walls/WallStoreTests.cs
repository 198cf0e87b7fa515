using System.Collections.Immutable;
using PrisonOps.Ports;
using PrisonOps.Ports.Audit;
using PrisonOps.Ports.Units;
using PrisonOps.Ports.Walls;

namespace PrisonOps.Tests.Storage.Walls;

public sealed class WallStoreTests(EstateFixture estate) : StorageTest(estate)
{
    private static readonly WallScene Scene = new(
        Guid.Parse("01920000-0000-7000-8000-000000000009"), "值班", 12, 8, 30,
        [new(WallWidgetKind.Ticker, 0, 0, 6, 8, null), new(WallWidgetKind.Text, 6, 0, 6, 2, "今日值班：王建国"), new(WallWidgetKind.Clock, 6, 2, 6, 2, null),
            new(WallWidgetKind.Topology, 6, 4, 4, 4, null, MapId: Guid.Parse("01920000-0000-7000-8000-00000000000a")), new(WallWidgetKind.Kpi, 10, 4, 2, 4, null, Kpi: WallKpi.ToClearMean)]);

    private IWallStore Walls => Get<IWallStore>();

    [Fact]
    [Trait("Clause", "8.4-a.3")]
    public async Task Scenes_come_back_as_they_were_composed_and_the_change_is_audited()
    {
        Assert.Equivalent(WallPlan.Of(Estate.Chengdu.Id), await Walls.Find(Only(Estate.Chengdu), Estate.Chengdu.Id, Stop));

        ChangeOutcome<WallPlan> saved = await Save(Estate.Chengdu, 0, Scene);
        WallPlan read = (await Walls.Find(Only(Estate.Sichuan), Estate.Chengdu.Id, Stop))!;

        Assert.Equal((ChangeVerdict.Done, 1L, Duty.Name), (saved.Verdict, read.Revision, read.ChangedBy));
        Assert.Equivalent(Scene, Assert.Single(read.Scenes), strict: true);
        Assert.Contains((await Get<IAuditLog>().List(Only(Estate.Chengdu), null, "wall.update", null, null, null, null, 10, Stop)).Rows, line => line.Action == "wall.update");
    }

    [Fact]
    public async Task A_change_on_an_older_revision_is_refused_also_when_both_were_first()
    {
        ChangeOutcome<WallPlan>[] firsts = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Save(Estate.Mianyang, 0, Scene)));
        Assert.Equal(1, firsts.Count(first => first.Verdict == ChangeVerdict.Done));
        Assert.Equal(3, firsts.Count(first => first.Verdict == ChangeVerdict.Conflict));

        Assert.Equal(ChangeVerdict.Done, (await Save(Estate.Mianyang, 1)).Verdict);
        Assert.Contains(Duty.Name, (await Save(Estate.Mianyang, 1, Scene)).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_neighbour_neither_sees_nor_changes_a_wall()
    {
        await Save(Estate.Changsha, 0, Scene);

        Assert.Null(await Walls.Find(Only(Estate.Chengdu), Estate.Changsha.Id, Stop));
        Assert.Equal(ChangeVerdict.NotFound, (await Walls.Save(Duty, Only(Estate.Chengdu), Estate.Changsha.Id, [], 1, Stop)).Verdict);
        Assert.Single((await Walls.Find(Only(Estate.Changsha), Estate.Changsha.Id, Stop))!.Scenes);
    }

    [Theory]
    [InlineData(0, 0, 13, 1, "outside")]
    [InlineData(-1, 0, 2, 1, "outside")]
    [InlineData(0, 8, 1, 1, "outside")]
    [InlineData(5, 7, 2, 1, "over another")]
    public async Task A_widget_has_its_own_place_inside_of_its_scene(int x, int y, int width, int height, string words)
    {
        WallScene scene = Scene with { Widgets = [.. Scene.Widgets.Take(1), new(WallWidgetKind.Trend, x, y, width, height, null)] };

        ChangeOutcome<WallPlan> refused = await Save(Estate.Sichuan, 0, scene);

        Assert.Equal(ChangeVerdict.Refused, refused.Verdict);
        Assert.Contains(words, refused.Refusal!.Text, StringComparison.Ordinal);
        Assert.Contains("Widget 2 (Trend)", refused.Refusal.Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", 12, 8, 30)]
    [InlineData("a", 49, 8, 30)]
    [InlineData("a", 12, 1, 30)]
    [InlineData("a", 12, 8, 4)]
    public async Task What_a_scene_cannot_be_is_refused(string name, int columns, int rows, int seconds) =>
        Assert.Equal(ChangeVerdict.Refused, (await Save(Estate.Sichuan, 0, Scene with { Name = name, Columns = columns, Rows = rows, Seconds = seconds, Widgets = [] })).Verdict);

    [Fact]
    public async Task A_place_for_a_map_names_its_map_and_one_for_a_figure_its_figure()
    {
        ChangeOutcome<WallPlan> map = await Save(Estate.Sichuan, 0, Scene with { Widgets = [new(WallWidgetKind.Topology, 0, 0, 6, 6, null)] });
        ChangeOutcome<WallPlan> figure = await Save(Estate.Sichuan, 0, Scene with { Widgets = [new(WallWidgetKind.Kpi, 0, 0, 6, 6, null)] });

        Assert.Equal((ChangeVerdict.Refused, "wall-widget-map"), (map.Verdict, map.Refusal!.Code));
        Assert.Equal(ChangeVerdict.Refused, figure.Verdict);
        Assert.Contains(nameof(WallKpi.ToAcknowledgeMean), figure.Refusal!.Text, StringComparison.Ordinal);
    }

    private Task<ChangeOutcome<WallPlan>> Save(UnitRow unit, long revision, params ImmutableArray<WallScene> scenes) =>
        Walls.Save(Duty, UnitScope.Everything, unit.Id, scenes, revision, Stop);
}
