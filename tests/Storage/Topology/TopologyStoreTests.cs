using System.Collections.Immutable;
using PrisonOps.Ports;
using PrisonOps.Ports.Audit;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Topology;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Storage.Topology;

public sealed class TopologyStoreTests(EstateFixture estate) : StorageTest(estate)
{
    private ITopologyStore Maps => Get<ITopologyStore>();

    [Fact]
    [Trait("Clause", "8.3.4-a.1")]
    public async Task The_automatic_map_of_a_unit_is_there_before_anybody_saved_it()
    {
        ObjectConfiguration core = await Estate.NewSwitch(Estate.Sichuan), access = await Estate.NewSwitch(Estate.Mianyang), upper = await Estate.NewSwitch(Estate.Ministry);
        await Connect(access, core);
        await Connect(core, upper);

        TopologyRows rows = (await Maps.Load(UnitScope.Everything, TopologyMapIds.Automatic(Estate.Sichuan.Id), Stop))!;

        Assert.Equal((0L, TopologyMapKind.Automatic), (rows.Map.Revision, rows.Map.Kind));
        Assert.Contains(rows.Objects, item => item.Id == core.Id && item.NodeMapId is null);
        Assert.Contains(rows.Objects, item => item.Id == access.Id && item.NodeMapId == TopologyMapIds.Automatic(Estate.Mianyang.Id));
        Assert.Contains(rows.Objects, item => item.Id == upper.Id && item.NodeMapId == TopologyMapIds.Automatic(Estate.Ministry.Id));
        Assert.Equal(2, rows.Relations.Count(relation => relation.FromId == access.Id || relation.ToId == upper.Id));
        Assert.Equal(
            new[] { Estate.Ministry, Estate.Chengdu, Estate.Mianyang }.Select(unit => TopologyMapIds.Automatic(unit.Id)).Order(), rows.Maps.Select(map => map.Id).Order());
    }

    [Fact]
    public async Task What_is_out_of_scope_is_not_on_the_map_and_neither_is_a_line_to_it()
    {
        ObjectConfiguration mine = await Estate.NewSwitch(Estate.Chengdu), upper = await Estate.NewSwitch(Estate.Sichuan);
        await Connect(mine, upper);

        TopologyRows rows = (await Maps.Load(Only(Estate.Chengdu), TopologyMapIds.Automatic(Estate.Chengdu.Id), Stop))!;

        Assert.DoesNotContain(rows.Objects, item => item.Id == upper.Id);
        Assert.DoesNotContain(rows.Relations, relation => relation.ToId == upper.Id);
        Assert.Null(await Maps.Load(Only(Estate.Chengdu), TopologyMapIds.Automatic(Estate.Mianyang.Id), Stop));
    }

    [Fact]
    [Trait("Clause", "8.3.4-e.5")]
    public async Task An_edit_is_one_step_of_the_revision_and_a_line_of_the_audit()
    {
        TopologyMap map = await Made(Estate.Chengdu, "二监区");
        ObjectConfiguration item = await Estate.NewSwitch(Estate.Chengdu);
        TopologyElement node = Node(item.Id), text = Text("机房");

        TopologyMap second = await Done(Maps.Edit(Duty, Only(Estate.Chengdu), map.Id, [node, text], [], 1, Stop));
        TopologyMap third = await Done(Maps.Edit(Duty, Only(Estate.Chengdu), map.Id, [node with { X = 40, Points = [new(1, 2)] }], [text.Id], second.Revision, Stop));
        ChangeOutcome<TopologyMap> late = await Maps.Edit(Duty, Only(Estate.Chengdu), map.Id, [Text("迟到")], [], second.Revision, Stop);

        Assert.Equal((3L, ChangeVerdict.Conflict), (third.Revision, late.Verdict));
        TopologyElement kept = Assert.Single((await Maps.Load(Only(Estate.Chengdu), map.Id, Stop))!.Elements);
        Assert.Equal((40d, new TopologyPoint(1, 2), "red"), (kept.X, kept.Points[0], kept.Style["colour"]));
        Page<AuditEntry> audit = await Get<IAuditLog>().List(
            Only(Estate.Chengdu), null, "topology.edit", "二监区", null, null, null, 10, Stop);
        Assert.Equal(2, audit.Rows.Length);
        Assert.Contains("机房", audit.Rows[0].Before, StringComparison.Ordinal);
    }

    [Fact]
    [Trait("Clause", "8.3.4-d.2")]
    public async Task A_place_on_the_automatic_map_is_kept_and_two_first_edits_do_not_both_count()
    {
        ObjectConfiguration item = await Estate.NewSwitch(Estate.Mianyang);
        Guid map = TopologyMapIds.Automatic(Estate.Mianyang.Id);
        TopologyElement node = Node(item.Id) with { Id = item.Id };

        ChangeOutcome<TopologyMap>[] both = await Task.WhenAll(
            Maps.Edit(Duty, Only(Estate.Mianyang), map, [node], [], 0, Stop), Maps.Edit(Duty, Only(Estate.Mianyang), map, [node], [], 0, Stop));

        Assert.Equal([ChangeVerdict.Done, ChangeVerdict.Conflict], both.Select(one => one.Verdict).Order());
        Assert.Equal(7, Assert.Single((await Maps.Load(Only(Estate.Mianyang), map, Stop))!.Elements).X);
        Assert.Equal([map], (await Maps.ListOf(Only(Estate.Mianyang), item.Id, Stop)).Select(one => one.Id));
    }

    [Fact]
    public async Task A_foreign_object_cannot_be_put_on_a_map_and_a_map_is_no_node_of_itself()
    {
        TopologyMap map = await Made(Estate.Chengdu, "一监区");
        ObjectConfiguration foreign = await Estate.NewSwitch(Estate.Changsha);

        ChangeOutcome<TopologyMap> stranger = await Maps.Edit(Duty, Only(Estate.Chengdu), map.Id, [Node(foreign.Id)], [], 1, Stop);
        ChangeOutcome<TopologyMap> itself = await Maps.Edit(Duty, Only(Estate.Chengdu), map.Id, [Node(null) with { MapId = map.Id }], [], 1, Stop);

        Assert.Equal(("topology-unknown", "topology-map-in-itself"), (stranger.Refusal?.Code, itself.Refusal?.Code));
        Assert.Equal(1, (await Maps.Find(Only(Estate.Chengdu), map.Id, Stop))!.Revision);
    }

    [Fact]
    [Trait("Clause", "8.3.4-e.6")]
    public async Task A_template_finds_the_twins_of_its_objects_in_another_unit()
    {
        ObjectConfiguration here = await Estate.NewSwitch(Estate.Chengdu, "核心交换机"), lone = await Estate.NewSwitch(Estate.Chengdu, "独有交换机");
        ObjectConfiguration twin = await Estate.NewSwitch(Estate.Mianyang, "核心交换机");
        TopologyMap template = await Made(Estate.Chengdu, "模板");
        byte[] picture = [1, 2, 3];
        Guid kept = (await Maps.KeepPicture(Duty, Only(Estate.Sichuan), template.Id, "image/png", picture, Stop)).Value;
        await Done(Maps.Update(Duty, Only(Estate.Sichuan), template.Id, new("模板", true, new(kept, 0, 0, 800, 600, 0.5)), 1, Stop));

        TopologyMap made = await Done(Maps.Create(
            Duty, Only(Estate.Sichuan), Estate.Mianyang.Id, new("由模板", false, null), new(template.Id, Estate.Chengdu.Id, [Node(here.Id), Node(lone.Id)]), Stop));

        ImmutableArray<TopologyElement> elements = (await Maps.Load(Only(Estate.Mianyang), made.Id, Stop))!.Elements;
        Assert.Contains(elements, element => element.ObjectId == twin.Id);
        Assert.Contains(elements, element => element is { ObjectId: null, Label: "独有交换机" } && element.Style["icon"] == "network.switch");
        Assert.NotEqual(kept, made.Background!.PictureId);
        Assert.Equal(picture, (await Maps.FindPicture(Only(Estate.Mianyang), made.Background.PictureId, Stop))!.Bytes);
        Assert.Null(await Maps.FindPicture(Only(Estate.Mianyang), kept, Stop));
    }

    [Fact]
    [Trait("Clause", "8.3.4-e.4")]
    public async Task A_deleted_map_leaves_its_objects()
    {
        ObjectConfiguration item = await Estate.NewSwitch(Estate.Chengdu);
        TopologyMap map = await Made(Estate.Chengdu, "一监区");
        TopologyMap edited = await Done(Maps.Edit(Duty, Only(Estate.Chengdu), map.Id, [Node(item.Id)], [], 1, Stop));

        Assert.Equal(ChangeVerdict.Conflict, (await Maps.Delete(Duty, Only(Estate.Chengdu), map.Id, 1, Stop)).Verdict);
        await Done(Maps.Delete(Duty, Only(Estate.Chengdu), map.Id, edited.Revision, Stop));

        Assert.Null(await Maps.Find(Only(Estate.Chengdu), map.Id, Stop));
        Assert.NotNull(await Get<IObjectStore>().Find(Only(Estate.Chengdu), item.Id, Stop));
    }

    [Fact]
    [Trait("Clause", "8.3.4-a.1")]
    public async Task A_line_to_an_object_of_a_nested_map_leads_to_the_node_of_that_map()
    {
        ObjectConfiguration core = await Estate.NewSwitch(Estate.Chengdu), access = await Estate.NewSwitch(Estate.Chengdu);
        await Connect(access, core);
        TopologyMap inner = await Made(Estate.Chengdu, "内层"), outer = await Made(Estate.Chengdu, "外层");
        await Done(Maps.Edit(Duty, Only(Estate.Chengdu), inner.Id, [Node(access.Id)], [], 1, Stop));
        await Done(Maps.Edit(Duty, Only(Estate.Chengdu), outer.Id, [Node(core.Id), Node(null) with { MapId = inner.Id }], [], 1, Stop));

        TopologyRows rows = (await Maps.Load(Only(Estate.Chengdu), outer.Id, Stop))!;

        Assert.Equal(inner.Id, Assert.Single(rows.Maps).Id);
        Assert.Equal(inner.Id, rows.Objects.Single(item => item.Id == access.Id).NodeMapId);
        Assert.Single(rows.Relations);
    }

    private static TopologyElement Node(Guid? item) => new(
        Guid.CreateVersion7(), TopologyElementKind.Node, item, null, null, null, null, null, null, null, null, 7, 8, 0, 0, [],
        ImmutableSortedDictionary<string, string>.Empty.Add("colour", "red"), false);

    private static TopologyElement Text(string label) => Node(null) with { Kind = TopologyElementKind.Text, Label = label };

    private Task<TopologyMap> Made(UnitRow unit, string name) => Done(Maps.Create(Duty, Only(unit), unit.Id, new(name, false, null), null, Stop));

    private Task<ChangeOutcome<RelationRow>> Connect(ObjectConfiguration from, ObjectConfiguration to) =>
        Get<IObjectStore>().Relate(Duty, UnitScope.Everything, from.Id, RelationType.ConnectedTo, to.Id, "Gi0/24", "Gi0/1", Stop);

    private static async Task<TopologyMap> Done(Task<ChangeOutcome<TopologyMap>> changing)
    {
        ChangeOutcome<TopologyMap> changed = await changing;
        Assert.True(changed.Verdict == ChangeVerdict.Done, changed.Reason ?? changed.Verdict.ToString());
        return changed.Value!;
    }
}
