using System.Collections.Immutable;
using System.Security.Cryptography;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Topology;
using PrisonOps.Ports.Units;
using PrisonOps.Web.Access;
using PrisonOps.Web.Feed;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Topology;

/// <summary>Maps as the browser gets and sends them.</summary>
internal static class TopologyWire
{
    public static Wire.TopologyMapRow Map(TopologyMap map, Caller caller) => new(
        map.Id, map.Place.Unit, map.UnitNameZh, map.UnitNameEn, map.Name, map.Kind, map.IsTemplate, Background(map.Background), map.ChangedBy, map.ChangedAt,
        map.Revision, MayEdit(caller, map.Place));

    public static Wire.TopologyView View(TopologyView view, Caller caller)
    {
        Wire.TopologyNode[] nodes = [.. view.Nodes.Select(Node)];
        Wire.TopologyLink[] links = [.. view.Links.Select(Link)];
        Wire.TopologyElement[] others = [.. view.Others.Select(Element)];
        return new(Map(view.Map, caller), Structure(view.Map, nodes, links, others), nodes, links, others, view.IsCut);
    }

    /// <summary>The same for everybody who sees the same of the map.</summary>
    public static string Structure(TopologyView view) =>
        Structure(view.Map, [.. view.Nodes.Select(Node)], [.. view.Links.Select(Link)], [.. view.Others.Select(Element)]);

    public static Wire.TopologyElement Element(TopologyElement element) => new(
        element.Id, element.Kind, element.ObjectId, element.MapId, element.RelationId, element.FromId, element.ToId, element.FromPort, element.ToPort,
        element.GroupId, element.Label, element.X, element.Y, element.Width, element.Height,
        [.. element.Points.Select(point => new Wire.TopologyPoint(point.X, point.Y))], element.Style, element.IsHidden);

    public static TopologyElement ToPorts(Wire.TopologyElement element) => new(
        element.Id, element.Kind, element.ObjectId, element.MapId, element.RelationId, element.FromId, element.ToId, QueryText.NullIfEmpty(element.FromPort),
        QueryText.NullIfEmpty(element.ToPort), element.GroupId, QueryText.NullIfEmpty(element.Label), element.X, element.Y, element.Width, element.Height,
        [.. (element.Points ?? []).Select(point => new TopologyPoint(point.X, point.Y))],
        (element.Style ?? ImmutableSortedDictionary<string, string>.Empty).ToImmutableSortedDictionary(StringComparer.Ordinal), element.IsHidden);

    public static TopologyMapDraft ToPorts(Wire.TopologyMapDraft draft) => new(
        draft.Name, draft.IsTemplate,
        draft.Background is { } given ? new(given.PictureId, given.X, given.Y, given.Width, given.Height, Math.Clamp(given.Opacity, 0, 1)) : null);

    /// <summary>Drawing says how things are connected, and arranging says how they are watched: who may do either may draw.</summary>
    private static bool MayEdit(Caller caller, UnitPlace place) =>
        caller.ScopeOf(Permissions.ObjectWrite).Covers(place) || caller.ScopeOf(Permissions.MonitoringConfigure).Covers(place);

    private static string Structure(TopologyMap map, Wire.TopologyNode[] nodes, Wire.TopologyLink[] links, Wire.TopologyElement[] others) =>
        Convert.ToHexStringLower(SHA256.HashData(WireJson.Bytes(new object[] { map.Revision, nodes, links, others })).AsSpan(0, 12));

    private static Wire.TopologyBackground? Background(TopologyBackground? background) => background is null
        ? null
        : new(background.PictureId, background.X, background.Y, background.Width, background.Height, background.Opacity);

    private static Wire.TopologyNode Node(TopologyNode node) => new(
        node.Id, node.Kind, node.Item?.Id ?? node.Element?.ObjectId, node.Map?.Id ?? node.Element?.MapId, node.Item?.Place.Unit ?? node.Map?.Place.Unit,
        node.Item?.Code ?? "", node.Item?.Name ?? Name(node.Map), node.Item?.ClassCode, node.Item?.Criticality, node.Item?.Address, node.X, node.Y, node.IsPlaced,
        node.Element is { } element ? Element(element) : null);

    private static string Name(TopologyMap? map) => map switch
    {
        null => "",
        { Kind: TopologyMapKind.Automatic } => map.UnitNameZh,
        _ => map.Name,
    };

    private static Wire.TopologyLink Link(TopologyLink link)
    {
        TopologyPort? from = PortOf(link, link.FromObjectId, link.FromPort), to = PortOf(link, link.ToObjectId, link.ToPort);
        return new(
            link.Id, link.Relation?.Id, link.Relation?.Type, link.FromNodeId, link.ToNodeId, link.FromObjectId, link.ToObjectId, link.FromPort, link.ToPort,
            from?.Aggregate, to?.Aggregate, from?.Vlans, to?.Vlans, link.RedundancyGroup, link.Relation?.CreatedBy,
            link.Element is { } element ? Element(element) : null);
    }

    private static TopologyPort? PortOf(TopologyLink link, Guid? item, string? port) =>
        link.Ports.FirstOrDefault(known => known.ObjectId == item && known.Port == port);
}
