using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Topology;

/// <param name="Name">Empty for an automatic map: it has the name of its unit.</param>
/// <param name="IsTemplate">Offered when a map of another unit is made.</param>
/// <param name="Revision">0 for an automatic map that nobody has touched.</param>
public sealed record TopologyMap(
    Guid Id, UnitPlace Place, string UnitNameZh, string UnitNameEn, string Name, TopologyMapKind Kind, bool IsTemplate, TopologyBackground? Background,
    string ChangedBy, DateTimeOffset? ChangedAt, long Revision)
{
    public const int NameLengthMax = 100;
}
