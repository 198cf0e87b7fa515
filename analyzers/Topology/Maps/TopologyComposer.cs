using System.Collections.Immutable;
using PrisonOps.Ports.Topology;

namespace PrisonOps.Analyzers.Topology.Maps;

/// <summary>Puts a map together from its rows: what stands on it by itself, what people put there, the lines between, and a place for everything.</summary>
public static class TopologyComposer
{
    public static TopologyView Compose(TopologyRows rows)
    {
        Dictionary<Guid, TopologyElement> elements = rows.Elements.ToDictionary(element => element.Id);
        ImmutableArray<TopologyNode> nodes = rows.Map.Kind == TopologyMapKind.Automatic ? Automatic(rows, elements) : Drawn(rows);
        ImmutableArray<TopologyNode> shown = [.. nodes.Where(node => node.Element is not { IsHidden: true }).Take(TopologyView.NodesMax)];
        ImmutableArray<TopologyLink> links = [.. Links(rows, shown).Take(TopologyView.LinksMax)];
        links = RedundancyGroups.Mark(links, rows.Relations);
        ImmutableArray<TopologyElement> others =
        [
            .. rows.Elements.Where(element => element.IsHidden || element.Kind is TopologyElementKind.Group or TopologyElementKind.Text),
        ];
        return new(rows.Map, TopologyLayout.Place(shown, links), links, others, rows.IsCut || nodes.Length > TopologyView.NodesMax);
    }

    /// <summary>Every object of the unit, every nested map, and what people added.</summary>
    private static ImmutableArray<TopologyNode> Automatic(TopologyRows rows, Dictionary<Guid, TopologyElement> elements)
    {
        List<TopologyNode> nodes = [];
        foreach (TopologyObject item in rows.Objects.Where(item => item.NodeMapId is null))
            nodes.Add(Node(item.Id, TopologyNodeKind.Object, item, null, elements.GetValueOrDefault(item.Id)));
        foreach (TopologyMap map in rows.Maps) nodes.Add(Node(map.Id, TopologyNodeKind.Map, null, map, elements.GetValueOrDefault(map.Id)));
        HashSet<Guid> known = [.. nodes.Select(node => node.Id)];
        // An object that left the unit takes its place on the unit's map with it.
        foreach (TopologyElement element in rows.Elements)
        {
            if (element is { Kind: TopologyElementKind.Node, ObjectId: null, MapId: null } && known.Add(element.Id))
                nodes.Add(Node(element.Id, TopologyNodeKind.Symbol, null, null, element));
        }

        return [.. nodes];
    }

    private static ImmutableArray<TopologyNode> Drawn(TopologyRows rows)
    {
        Dictionary<Guid, TopologyObject> objects = rows.Objects.Where(item => item.NodeMapId is null).ToDictionary(item => item.Id);
        Dictionary<Guid, TopologyMap> maps = rows.Maps.ToDictionary(map => map.Id);
        return
        [
            .. rows.Elements.Where(element => element.Kind == TopologyElementKind.Node).Select(element => element switch
            {
                { ObjectId: { } id } => Node(element.Id, TopologyNodeKind.Object, objects.GetValueOrDefault(id), null, element),
                { MapId: { } id } => Node(element.Id, TopologyNodeKind.Map, null, maps.GetValueOrDefault(id), element),
                _ => Node(element.Id, TopologyNodeKind.Symbol, null, null, element),
            }),
        ];
    }

    private static TopologyNode Node(Guid id, TopologyNodeKind kind, TopologyObject? item, TopologyMap? map, TopologyElement? element) =>
        new(id, kind, item, map, element, element?.X ?? 0, element?.Y ?? 0, element is not null);

    private static IEnumerable<TopologyLink> Links(TopologyRows rows, ImmutableArray<TopologyNode> nodes)
    {
        Dictionary<Guid, Guid> nodeOf = [];
        foreach (TopologyNode node in nodes)
        {
            if ((node.Item?.Id ?? node.Map?.Id) is { } stands) nodeOf.TryAdd(stands, node.Id);
        }

        foreach (TopologyObject item in rows.Objects)
        {
            if (item.NodeMapId is { } map && nodeOf.TryGetValue(map, out Guid node)) nodeOf.TryAdd(item.Id, node);
        }

        Dictionary<Guid, TopologyElement> changed = [];
        foreach (TopologyElement element in rows.Elements)
        {
            if (element is { Kind: TopologyElementKind.Link, RelationId: { } relation }) changed[relation] = element;
        }

        ILookup<(Guid, string), TopologyPort> ports = rows.Ports.ToLookup(port => (port.ObjectId, port.Port));
        foreach (TopologyRelation relation in rows.Relations)
        {
            TopologyElement? element = changed.GetValueOrDefault(relation.Id);
            if (element is { IsHidden: true }
                || !nodeOf.TryGetValue(relation.FromId, out Guid from) || !nodeOf.TryGetValue(relation.ToId, out Guid to) || from == to) continue;

            yield return new(
                relation.Id, relation, element, from, to, relation.FromId, relation.ToId, relation.FromPort, relation.ToPort,
                PortsOf(relation.FromId, relation.FromPort, relation.ToId, relation.ToPort), null);
        }

        Dictionary<Guid, TopologyNode> byId = nodes.ToDictionary(node => node.Id);
        foreach (TopologyElement element in rows.Elements)
        {
            if (element is not { Kind: TopologyElementKind.Link, RelationId: null, IsHidden: false, FromId: { } from, ToId: { } to }
                || !byId.TryGetValue(from, out TopologyNode? first) || !byId.TryGetValue(to, out TopologyNode? second)) continue;

            yield return new(
                element.Id, null, element, from, to, first.Item?.Id, second.Item?.Id, element.FromPort, element.ToPort,
                PortsOf(first.Item?.Id, element.FromPort, second.Item?.Id, element.ToPort), null);
        }

        ImmutableArray<TopologyPort> PortsOf(Guid? from, string? fromPort, Guid? to, string? toPort) => [.. Port(from, fromPort), .. Port(to, toPort)];

        IEnumerable<TopologyPort> Port(Guid? item, string? port) => item is { } id && port is not null ? ports[(id, port)] : [];
    }
}
