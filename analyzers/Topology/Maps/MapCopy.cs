using System.Collections.Immutable;
using PrisonOps.Ports.Topology;

namespace PrisonOps.Analyzers.Topology.Maps;

/// <summary>The elements of a copy: everything that is on a map, where it stands, under new ids.</summary>
public static class MapCopy
{
    public static ImmutableArray<TopologyElement> Of(TopologyView view, Func<Guid> newId)
    {
        Dictionary<Guid, Guid> ids = [];
        IEnumerable<TopologyElement> nodes = view.Nodes.Select(node => Element(node) with { X = node.X, Y = node.Y });
        IEnumerable<TopologyElement> links = view.Links.Select(link => link.Element).OfType<TopologyElement>();
        IEnumerable<TopologyElement> others = view.Others.Where(element => element.Kind is TopologyElementKind.Group or TopologyElementKind.Text && !element.IsHidden);
        // A line that somebody took off the map is not on the copy either; of a node that was taken off, nothing is.
        IEnumerable<TopologyElement> hidden = view.Others.Where(element => element is { IsHidden: true, Kind: TopologyElementKind.Link, RelationId: not null });
        ImmutableArray<TopologyElement> all = [.. nodes, .. links, .. others, .. hidden];
        foreach (TopologyElement element in all) ids[element.Id] = newId();
        return
        [
            .. all.Select(element => element with
            {
                Id = ids[element.Id], FromId = Renamed(element.FromId), ToId = Renamed(element.ToId), GroupId = Renamed(element.GroupId),
            }),
        ];

        Guid? Renamed(Guid? id) => id is { } known ? ids.GetValueOrDefault(known, known) : null;
    }

    private static TopologyElement Element(TopologyNode node) => node.Element ?? new(
        node.Id, TopologyElementKind.Node, node.Item?.Id, node.Map?.Id, null, null, null, null, null, null, null, node.X, node.Y, 0, 0, [],
        ImmutableSortedDictionary<string, string>.Empty, false);
}
