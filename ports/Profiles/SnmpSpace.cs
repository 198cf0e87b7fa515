using System.Collections.Immutable;

namespace PrisonOps.Ports.Profiles;

/// <summary>
/// Memory or a file system: what is used of how much. Any two of <paramref name="Used"/>, <paramref name="Free"/>, <paramref name="Total"/> do, or
/// <paramref name="Percent"/> alone.
/// </summary>
/// <param name="Quantity">memory, memory.pool, swap or storage; the values are QUANTITY.used (ratio) and QUANTITY.total (By).</param>
/// <param name="Octets">Octets of one unit of used, free and total.</param>
/// <param name="OctetsColumn">A column with the octets of one unit.</param>
public sealed record SnmpSpace(
    string Quantity,
    ColumnReference? Used,
    ColumnReference? Free,
    ColumnReference? Total,
    ColumnReference? Percent,
    double Octets,
    ColumnReference? OctetsColumn,
    LabelTemplate Label,
    ImmutableArray<ReadingCondition> Where);
