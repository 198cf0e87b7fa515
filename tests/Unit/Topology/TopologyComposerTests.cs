using System.Collections.Immutable;
using PrisonOps.Analyzers.Topology.Maps;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Topology;

namespace PrisonOps.Tests.Unit.Topology;

public sealed class TopologyComposerTests
{
    private static readonly TopologyMap Automatic = new(
        TopologyMapIds.Automatic(4), new(4, 2, 4), "绵阳监狱", "Mianyang prison", "", TopologyMapKind.Automatic, false, null, "", null, 0);

    [Fact]
    [Trait("Clause", "8.3.4-d.2")]
    public void What_was_placed_stays_and_what_hangs_below_it_follows()
    {
        TopologyObject core = Switch("core"), access = Switch("access"), camera = Switch("camera");
        TopologyRows rows = Rows([core, access, camera], [Cable(access, core), Cable(camera, access)], [Placed(access, 5_000, 700)]);

        TopologyView view = TopologyComposer.Compose(rows);

        TopologyNode placed = view.Nodes.Single(node => node.Id == access.Id), below = view.Nodes.Single(node => node.Id == camera.Id);
        Assert.Equal((5_000d, 700d, true), (placed.X, placed.Y, placed.IsPlaced));
        Assert.InRange(below.X, 4_800, 5_200);
        Assert.InRange(below.Y, 701, 1_000);
    }

    [Fact]
    public void Three_thousand_nodes_are_laid_out_alike_each_time_and_none_on_another()
    {
        TopologyRows rows = Rows(3_000);

        TopologyView first = TopologyComposer.Compose(rows);
        TopologyView second = TopologyComposer.Compose(rows with { Objects = [.. rows.Objects.Reverse()], Relations = [.. rows.Relations.Reverse()] });

        Assert.Equal(first.Nodes.OrderBy(node => node.Id).Select(Place), second.Nodes.OrderBy(node => node.Id).Select(Place));
        HashSet<(double, double)> cells = [.. first.Nodes.Select(node => (Math.Round(node.X / (TopologyLayout.NodeWidth / 2)), Math.Round(node.Y / (TopologyLayout.NodeHeight / 2))))];
        Assert.Equal(3_000, cells.Count);
        double width = first.Nodes.Max(node => node.X) - first.Nodes.Min(node => node.X), height = first.Nodes.Max(node => node.Y) - first.Nodes.Min(node => node.Y);
        Assert.InRange(width / height, 0.4, 6);
    }

    [Fact]
    [Trait("Clause", "8.3.4-e.4")]
    public void A_node_that_was_taken_off_is_listed_apart_and_its_lines_are_gone()
    {
        TopologyObject core = Switch("core"), access = Switch("access");

        TopologyView view = TopologyComposer.Compose(Rows([core, access], [Cable(access, core)], [Placed(access, 0, 0) with { IsHidden = true }]));

        Assert.Equal([core.Id], view.Nodes.Select(node => node.Id));
        Assert.Empty(view.Links);
        Assert.Equal(access.Id, Assert.Single(view.Others).Id);
    }

    [Fact]
    [Trait("Clause", "8.3.4-a.2")]
    public void Links_of_one_aggregate_and_lines_to_both_of_a_redundant_pair_stand_in_for_each_other()
    {
        TopologyObject access = Switch("access"), left = Switch("left"), right = Switch("right"), alone = Switch("alone");
        TopologyRelation up = Cable(access, left, "Gi1", "Gi1"), second = Cable(access, left, "Gi2", "Gi2"), other = Cable(access, right), apart = Cable(alone, left);
        TopologyRelation pair = new(Guid.CreateVersion7(), left.Id, RelationType.RedundantWith, right.Id, null, null, "");
        TopologyRows rows = Rows([access, left, right, alone], [up, second, other, apart, pair], []) with
        {
            Ports = [new(access.Id, "Gi1", "Po1", null, null), new(access.Id, "Gi2", "Po1", "1,10-12", 1)],
        };

        TopologyView view = TopologyComposer.Compose(rows);

        string? group = view.Links.Single(link => link.Id == up.Id).RedundancyGroup;
        Assert.NotNull(group);
        Assert.Equal([group, group], view.Links.Where(link => link.Id == second.Id || link.Id == other.Id).Select(link => link.RedundancyGroup));
        Assert.Null(view.Links.Single(link => link.Id == apart.Id).RedundancyGroup);
    }

    [Fact]
    public void A_copy_has_new_ids_and_the_same_look()
    {
        TopologyObject core = Switch("core"), access = Switch("access");
        TopologyElement text = new(
            Guid.CreateVersion7(), TopologyElementKind.Text, null, null, null, null, null, null, null, null, "机房", 1, 2, 0, 0, [],
            ImmutableSortedDictionary<string, string>.Empty, false);
        TopologyElement line = text with { Id = Guid.CreateVersion7(), Kind = TopologyElementKind.Link, FromId = core.Id, ToId = access.Id };
        TopologyView view = TopologyComposer.Compose(Rows([core, access], [], [text, line]));

        ImmutableArray<TopologyElement> copy = MapCopy.Of(view, Guid.CreateVersion7);

        Assert.Equal(4, copy.Select(element => element.Id).Distinct().Count());
        Assert.Empty(copy.Select(element => element.Id).Intersect(view.Nodes.Select(node => node.Id)));
        TopologyElement copied = copy.Single(element => element.Kind == TopologyElementKind.Link);
        Assert.Equal(
            (core.Id, access.Id),
            (copy.Single(element => element.Id == copied.FromId).ObjectId!.Value, copy.Single(element => element.Id == copied.ToId).ObjectId!.Value));
    }

    [Fact]
    public void The_automatic_map_of_a_unit_is_known_by_its_id()
    {
        Assert.Equal(4, TopologyMapIds.UnitOf(TopologyMapIds.Automatic(4)));
        Assert.Null(TopologyMapIds.UnitOf(Guid.CreateVersion7()));
        Assert.Equal(8, TopologyMapIds.Automatic(4).Version);
    }

    private static (double, double) Place(TopologyNode node) => (node.X, node.Y);

    /// <summary>One core, twenty distributors, two hundred access switches, cameras below.</summary>
    private static TopologyRows Rows(int count)
    {
        ImmutableArray<TopologyObject> items = [.. Enumerable.Range(0, count).Select(i => Switch($"n{i:D4}"))];
        return Rows(items, [.. Enumerable.Range(1, count - 1).Select(i => Cable(items[i], items[i <= 20 ? 0 : i <= 220 ? 1 + (i % 20) : 21 + (i % 200)]))], []);
    }

    private static TopologyRows Rows(ImmutableArray<TopologyObject> objects, ImmutableArray<TopologyRelation> relations, ImmutableArray<TopologyElement> elements) =>
        new(Automatic, elements, [], objects, relations, [], false);

    private static TopologyObject Switch(string code) => new(
        Guid.CreateVersion7(), new(4, 2, 4), "network.switch", code, code, Criticality.NonCore, MonitoringProtocol.Snmp, "10.0.0.1", ObjectState.Normal, null,
        DateTimeOffset.UnixEpoch, null);

    private static TopologyRelation Cable(TopologyObject from, TopologyObject to, string? fromPort = null, string? toPort = null) =>
        new(Guid.CreateVersion7(), from.Id, RelationType.ConnectedTo, to.Id, fromPort, toPort, "");

    private static TopologyElement Placed(TopologyObject item, double x, double y) => new(
        item.Id, TopologyElementKind.Node, item.Id, null, null, null, null, null, null, null, null, x, y, 0, 0, [], ImmutableSortedDictionary<string, string>.Empty, false);
}
