using PrisonOps.Ports.Topology;

namespace PrisonOps.Web.Wire;

/// <summary>What somebody put on a map, moved or hid.</summary>
public sealed record TopologyElement(
    Guid Id, TopologyElementKind Kind, Guid? ObjectId, Guid? MapId, Guid? RelationId, Guid? FromId, Guid? ToId, string? FromPort, string? ToPort,
    Guid? GroupId, string? Label, double X, double Y, double Width, double Height, IReadOnlyList<TopologyPoint>? Points,
    IReadOnlyDictionary<string, string>? Style, bool IsHidden);
