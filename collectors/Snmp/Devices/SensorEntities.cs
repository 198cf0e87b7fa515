namespace PrisonOps.Collectors.Snmp.Devices;

/// <summary>The names that ENTITY-MIB has for a device's entities, and the sensors that the device had when they were read.</summary>
internal sealed record SensorEntities(IReadOnlyDictionary<uint, (string? Name, string? Description)> Names, IReadOnlySet<uint> Sensors);
