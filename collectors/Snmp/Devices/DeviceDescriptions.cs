namespace PrisonOps.Collectors.Snmp.Devices;

/// <summary>
/// What was read of the columns that hardly ever change: names, types and speeds of ports, names of entities. They are most of the octets of a
/// poll and none of its values, so they are read with the rest only when something says that they may have changed.
/// </summary>
/// <param name="TableChangedAt">ifTableLastChange (RFC 2863) as the device told it then; null when it has none.</param>
/// <param name="Rest">The walk over all other columns.</param>
internal sealed record DeviceDescriptions(
    ulong? TableChangedAt, IReadOnlyDictionary<uint, PortDescription> Ports, SensorEntities Entities, DeviceWalk Rest);
