using System.Collections.Immutable;

namespace PrisonOps.Ports.Topology;

/// <summary>
/// What somebody put on a map, moved or hid. On an automatic map a node of an object has the id of the object and one of a child unit the id of
/// that unit's automatic map; a link that follows a relation has the id of the relation.
/// </summary>
/// <param name="ObjectId">Of a node: the object that it shows.</param>
/// <param name="MapId">Of a node: the map that it opens.</param>
/// <param name="RelationId">Of a link: the relation whose line it changes.</param>
/// <param name="FromId">Of a link that was drawn by hand: the node where it begins.</param>
/// <param name="Label">Of a text the text itself; else in place of the name.</param>
/// <param name="X">The middle of a node or text, the left edge of a group.</param>
/// <param name="Width">Of a group; 0 otherwise.</param>
/// <param name="Points">Of a link: where its line bends.</param>
/// <param name="Style">How it looks, in words of the screen.</param>
/// <param name="IsHidden">It is on the map by itself and somebody took it off.</param>
public sealed record TopologyElement(
    Guid Id, TopologyElementKind Kind, Guid? ObjectId, Guid? MapId, Guid? RelationId, Guid? FromId, Guid? ToId, string? FromPort, string? ToPort,
    Guid? GroupId, string? Label, double X, double Y, double Width, double Height, ImmutableArray<TopologyPoint> Points,
    ImmutableSortedDictionary<string, string> Style, bool IsHidden)
{
    public const int LabelLengthMax = 500;
    public const int PointsMax = 50;
    public const int StylesMax = 16;
    public const int StyleLengthMax = 64;
    public const double CoordinateMax = 1_000_000;
}
