using System.Collections.Immutable;
using PrisonOps.Ports.Profiles;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Snmp.Topology;

/// <summary>
/// Where a device says whom it sees: SNMPv2-MIB, IF-MIB (RFC 2863), LLDP-MIB (IEEE 802.1AB), CISCO-CDP-MIB, BRIDGE-MIB (RFC 4188), Q-BRIDGE-MIB
/// (RFC 4363), IEEE8023-LAG-MIB and IP-MIB (RFC 4293).
/// </summary>
internal static class FactsMib
{
    public static readonly ColumnReference
        SysName = Column("1.3.6.1.2.1.1.5.0"),
        InterfaceDescription = Column("1.3.6.1.2.1.2.2.1.2"),
        InterfaceType = Column("1.3.6.1.2.1.2.2.1.3"),
        InterfaceHardware = Column("1.3.6.1.2.1.2.2.1.6"),
        InterfaceName = Column("1.3.6.1.2.1.31.1.1.1.1"),
        InterfaceStack = Column("1.3.6.1.2.1.31.1.2.1.3"),
        AggregateOf = Column("1.2.840.10006.300.43.1.2.1.1.13"),
        LocalChassisKind = Column("1.0.8802.1.1.2.1.3.1.0"),
        LocalChassis = Column("1.0.8802.1.1.2.1.3.2.0"),
        LocalPortKind = Column("1.0.8802.1.1.2.1.3.7.1.2"),
        LocalPortId = Column("1.0.8802.1.1.2.1.3.7.1.3"),
        LocalPortDescription = Column("1.0.8802.1.1.2.1.3.7.1.4"),
        RemoteChassisKind = Column("1.0.8802.1.1.2.1.4.1.1.4"),
        RemoteChassis = Column("1.0.8802.1.1.2.1.4.1.1.5"),
        RemotePortKind = Column("1.0.8802.1.1.2.1.4.1.1.6"),
        RemotePort = Column("1.0.8802.1.1.2.1.4.1.1.7"),
        RemotePortDescription = Column("1.0.8802.1.1.2.1.4.1.1.8"),
        RemoteName = Column("1.0.8802.1.1.2.1.4.1.1.9"),
        RemoteAddress = Column("1.0.8802.1.1.2.1.4.2.1.3"),
        CdpAddress = Column("1.3.6.1.4.1.9.9.23.1.2.1.1.4"),
        CdpDevice = Column("1.3.6.1.4.1.9.9.23.1.2.1.1.6"),
        CdpPort = Column("1.3.6.1.4.1.9.9.23.1.2.1.1.7"),
        BridgeAddress = Column("1.3.6.1.2.1.17.1.1.0"),
        BridgePortIndex = Column("1.3.6.1.2.1.17.1.4.1.2"),
        FdbPort = Column("1.3.6.1.2.1.17.4.3.1.2"),
        FdbStatus = Column("1.3.6.1.2.1.17.4.3.1.3"),
        VlanFdbPort = Column("1.3.6.1.2.1.17.7.1.2.2.1.2"),
        VlanFdbStatus = Column("1.3.6.1.2.1.17.7.1.2.2.1.3"),
        VlanPorts = Column("1.3.6.1.2.1.17.7.1.4.2.1.4"),
        NativeVlan = Column("1.3.6.1.2.1.17.7.1.4.5.1.1"),
        OwnAddress = Column("1.3.6.1.2.1.4.20.1.2"),
        ArpHardware = Column("1.3.6.1.2.1.4.22.1.2"),
        NeighbourHardware = Column("1.3.6.1.2.1.4.35.1.4");

    /// <summary>One walk each: a forwarding table that is too long or breaks off takes nothing from the neighbours that were read before it.</summary>
    public static ImmutableArray<ImmutableArray<ObjectIdentifier>> Walks { get; } =
    [
        Columns(
            SysName, InterfaceDescription, InterfaceType, InterfaceHardware, InterfaceName, LocalChassisKind, LocalChassis, LocalPortKind, LocalPortId,
            LocalPortDescription, RemoteChassisKind, RemoteChassis, RemotePortKind, RemotePort, RemotePortDescription, RemoteName, RemoteAddress, CdpAddress,
            CdpDevice, CdpPort, OwnAddress),
        Columns(BridgeAddress, BridgePortIndex, VlanPorts, NativeVlan, AggregateOf, InterfaceStack),
        Columns(FdbPort, FdbStatus, VlanFdbPort, VlanFdbStatus),
        Columns(ArpHardware, NeighbourHardware),
    ];

    private static ImmutableArray<ObjectIdentifier> Columns(params ColumnReference[] columns) => [.. columns.Select(column => column.Column)];

    private static ColumnReference Column(string text) => ColumnReference.Parse(text);
}
