using PrisonOps.Ports.Topology;

namespace PrisonOps.Web.Wire;

/// <param name="Name">Empty for an automatic map: it has the name of its unit.</param>
/// <param name="Revision">0 for an automatic map that nobody has touched.</param>
/// <param name="MayEdit">The caller may change it.</param>
public sealed record TopologyMapRow(
    Guid Id, int UnitId, string UnitNameZh, string UnitNameEn, string Name, TopologyMapKind Kind, bool IsTemplate, TopologyBackground? Background,
    string ChangedBy, DateTimeOffset? ChangedAt, long Revision, bool MayEdit);
