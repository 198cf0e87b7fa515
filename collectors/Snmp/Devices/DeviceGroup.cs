namespace PrisonOps.Collectors.Snmp.Devices;

/// <summary>The parts of the standard MIBs that a device may or may not have.</summary>
[Flags]
internal enum DeviceGroup
{
    None = 0,
    Interfaces = 1 << 0,
    InterfacesExtended = 1 << 1,
    Processors = 1 << 2,
    Storage = 1 << 3,
    UcdCpu = 1 << 4,
    UcdMemory = 1 << 5,
    Sensors = 1 << 6,
    Ethernet = 1 << 7,
}
