using System.Collections.Immutable;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Snmp.Devices;

/// <summary>
/// The map of the standard MIBs: RFC 2863 (interfaces), 3635 (Ethernet), 2790 (host resources), 3433 (sensors), 6933 (entities), and UCD-SNMP.
/// </summary>
internal static class DeviceMib
{
    /// <summary>One name a group, in the order of <see cref="GroupsInOrder"/>: the first object behind it tells whether the group is there.</summary>
    public static ImmutableArray<ObjectIdentifier> GroupRoots { get; } =
    [
        Oid("1.3.6.1.2.1.2.2.1"), Oid("1.3.6.1.2.1.31.1.1.1"), Oid("1.3.6.1.2.1.25.3.3.1.2"), Oid("1.3.6.1.2.1.25.2.3.1"),
        Oid("1.3.6.1.4.1.2021.11.11"), Oid("1.3.6.1.4.1.2021.4.5"), Oid("1.3.6.1.2.1.99.1.1.1"), Oid("1.3.6.1.2.1.10.7.2.1.19"),
    ];

    public static ImmutableArray<DeviceGroup> GroupsInOrder { get; } =
    [
        DeviceGroup.Interfaces, DeviceGroup.InterfacesExtended, DeviceGroup.Processors, DeviceGroup.Storage,
        DeviceGroup.UcdCpu, DeviceGroup.UcdMemory, DeviceGroup.Sensors, DeviceGroup.Ethernet,
    ];

    private static readonly ImmutableArray<(DeviceGroup Group, DeviceColumn Column, ObjectIdentifier Name)> Columns =
    [
        (DeviceGroup.Interfaces, DeviceColumn.InterfaceDescription, Oid("1.3.6.1.2.1.2.2.1.2")),
        (DeviceGroup.Interfaces, DeviceColumn.InterfaceType, Oid("1.3.6.1.2.1.2.2.1.3")),
        (DeviceGroup.Interfaces, DeviceColumn.InterfaceSpeed, Oid("1.3.6.1.2.1.2.2.1.5")),
        (DeviceGroup.Interfaces, DeviceColumn.InterfaceAdminStatus, Oid("1.3.6.1.2.1.2.2.1.7")),
        (DeviceGroup.Interfaces, DeviceColumn.InterfaceOperStatus, Oid("1.3.6.1.2.1.2.2.1.8")),
        (DeviceGroup.Interfaces, DeviceColumn.InterfaceInOctets, Oid("1.3.6.1.2.1.2.2.1.10")),
        (DeviceGroup.Interfaces, DeviceColumn.InterfaceInDiscards, Oid("1.3.6.1.2.1.2.2.1.13")),
        (DeviceGroup.Interfaces, DeviceColumn.InterfaceInErrors, Oid("1.3.6.1.2.1.2.2.1.14")),
        (DeviceGroup.Interfaces, DeviceColumn.InterfaceOutOctets, Oid("1.3.6.1.2.1.2.2.1.16")),
        (DeviceGroup.Interfaces, DeviceColumn.InterfaceOutDiscards, Oid("1.3.6.1.2.1.2.2.1.19")),
        (DeviceGroup.Interfaces, DeviceColumn.InterfaceOutErrors, Oid("1.3.6.1.2.1.2.2.1.20")),
        (DeviceGroup.InterfacesExtended, DeviceColumn.InterfaceName, Oid("1.3.6.1.2.1.31.1.1.1.1")),
        (DeviceGroup.InterfacesExtended, DeviceColumn.InterfaceHighInOctets, Oid("1.3.6.1.2.1.31.1.1.1.6")),
        (DeviceGroup.InterfacesExtended, DeviceColumn.InterfaceHighOutOctets, Oid("1.3.6.1.2.1.31.1.1.1.10")),
        (DeviceGroup.InterfacesExtended, DeviceColumn.InterfaceHighSpeed, Oid("1.3.6.1.2.1.31.1.1.1.15")),
        (DeviceGroup.InterfacesExtended, DeviceColumn.InterfaceAlias, Oid("1.3.6.1.2.1.31.1.1.1.18")),
        (DeviceGroup.Ethernet, DeviceColumn.InterfaceDuplex, Oid("1.3.6.1.2.1.10.7.2.1.19")),
        (DeviceGroup.Processors, DeviceColumn.ProcessorLoad, Oid("1.3.6.1.2.1.25.3.3.1.2")),
        (DeviceGroup.UcdCpu, DeviceColumn.UcdCpuIdle, Oid("1.3.6.1.4.1.2021.11.11")),
        (DeviceGroup.Storage, DeviceColumn.StorageType, Oid("1.3.6.1.2.1.25.2.3.1.2")),
        (DeviceGroup.Storage, DeviceColumn.StorageDescription, Oid("1.3.6.1.2.1.25.2.3.1.3")),
        (DeviceGroup.Storage, DeviceColumn.StorageUnit, Oid("1.3.6.1.2.1.25.2.3.1.4")),
        (DeviceGroup.Storage, DeviceColumn.StorageSize, Oid("1.3.6.1.2.1.25.2.3.1.5")),
        (DeviceGroup.Storage, DeviceColumn.StorageUsed, Oid("1.3.6.1.2.1.25.2.3.1.6")),
        (DeviceGroup.UcdMemory, DeviceColumn.UcdSwapTotal, Oid("1.3.6.1.4.1.2021.4.3")),
        (DeviceGroup.UcdMemory, DeviceColumn.UcdSwapAvailable, Oid("1.3.6.1.4.1.2021.4.4")),
        (DeviceGroup.UcdMemory, DeviceColumn.UcdMemoryTotal, Oid("1.3.6.1.4.1.2021.4.5")),
        (DeviceGroup.UcdMemory, DeviceColumn.UcdMemoryAvailable, Oid("1.3.6.1.4.1.2021.4.6")),
        (DeviceGroup.UcdMemory, DeviceColumn.UcdMemoryBuffers, Oid("1.3.6.1.4.1.2021.4.14")),
        (DeviceGroup.UcdMemory, DeviceColumn.UcdMemoryCached, Oid("1.3.6.1.4.1.2021.4.15")),
        (DeviceGroup.Sensors, DeviceColumn.EntityDescription, Oid("1.3.6.1.2.1.47.1.1.1.1.2")),
        (DeviceGroup.Sensors, DeviceColumn.EntityName, Oid("1.3.6.1.2.1.47.1.1.1.1.7")),
        (DeviceGroup.Sensors, DeviceColumn.SensorType, Oid("1.3.6.1.2.1.99.1.1.1.1")),
        (DeviceGroup.Sensors, DeviceColumn.SensorScale, Oid("1.3.6.1.2.1.99.1.1.1.2")),
        (DeviceGroup.Sensors, DeviceColumn.SensorPrecision, Oid("1.3.6.1.2.1.99.1.1.1.3")),
        (DeviceGroup.Sensors, DeviceColumn.SensorValue, Oid("1.3.6.1.2.1.99.1.1.1.4")),
        (DeviceGroup.Sensors, DeviceColumn.SensorStatus, Oid("1.3.6.1.2.1.99.1.1.1.5")),
    ];

    /// <summary>What a profile may leave out of the standard MIBs, by name.</summary>
    public static ImmutableDictionary<string, DeviceGroup> Families { get; } = new Dictionary<string, DeviceGroup>
    {
        ["interfaces"] = DeviceGroup.Interfaces | DeviceGroup.InterfacesExtended | DeviceGroup.Ethernet,
        ["processors"] = DeviceGroup.Processors | DeviceGroup.UcdCpu,
        ["storage"] = DeviceGroup.Storage,
        ["memory"] = DeviceGroup.UcdMemory,
        ["sensors"] = DeviceGroup.Sensors,
    }.ToImmutableDictionary();

    public static ObjectIdentifier SysDescr { get; } = Oid("1.3.6.1.2.1.1.1.0");

    public static ObjectIdentifier SysObjectId { get; } = Oid("1.3.6.1.2.1.1.2.0");

    public static ObjectIdentifier SysUpTime { get; } = Oid("1.3.6.1.2.1.1.3.0");

    public static ObjectIdentifier SysName { get; } = Oid("1.3.6.1.2.1.1.5.0");

    public static ObjectIdentifier SysLocation { get; } = Oid("1.3.6.1.2.1.1.6.0");

    public static ObjectIdentifier IfTableLastChange { get; } = Oid("1.3.6.1.2.1.31.1.5.0");

    public static ObjectIdentifier StorageTypeRam { get; } = Oid("1.3.6.1.2.1.25.2.1.2");

    public static ObjectIdentifier StorageTypeVirtualMemory { get; } = Oid("1.3.6.1.2.1.25.2.1.3");

    public static ObjectIdentifier StorageTypeFixedDisk { get; } = Oid("1.3.6.1.2.1.25.2.1.4");

    public static ObjectIdentifier StorageTypeFlashMemory { get; } = Oid("1.3.6.1.2.1.25.2.1.9");

    /// <summary>What hardly ever changes and is read again only when something says that it may have: see <see cref="DeviceDescriptions"/>.</summary>
    public static bool IsDescription(DeviceColumn column) => column
        is DeviceColumn.InterfaceDescription or DeviceColumn.InterfaceName or DeviceColumn.InterfaceAlias or DeviceColumn.InterfaceType
        or DeviceColumn.InterfaceSpeed or DeviceColumn.InterfaceHighSpeed or DeviceColumn.InterfaceDuplex or DeviceColumn.EntityName or DeviceColumn.EntityDescription;

    /// <summary>The columns to walk for the groups a device has; the private columns only where no standard one says the same.</summary>
    public static (ObjectIdentifier[] Names, DeviceColumn[] Columns) PlanFor(DeviceGroup groups, Func<DeviceColumn, bool> wants)
    {
        DeviceGroup wanted = groups;
        if (groups.HasFlag(DeviceGroup.Processors)) wanted &= ~DeviceGroup.UcdCpu;

        var planned = Columns
            .Where(column => wanted.HasFlag(column.Group) && wants(column.Column))
            .Where(column => !groups.HasFlag(DeviceGroup.InterfacesExtended)
                || column.Column is not (DeviceColumn.InterfaceInOctets or DeviceColumn.InterfaceOutOctets))
            .ToArray();
        return ([.. planned.Select(column => column.Name)], [.. planned.Select(column => column.Column)]);
    }

    private static ObjectIdentifier Oid(string text) => ObjectIdentifier.Parse(text);
}
