using System.Text;
using PrisonOps.Collectors.Snmp.Profiles;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Tests.Unit.Snmp;

/// <summary>Neighbours as LLDP-MIB, CISCO-CDP-MIB and TPLINK-LLDPINFO-MIB describe their tables; the values are made up.</summary>
public sealed class NeighbourReadingsTests
{
    private const string Lldp = "1.0.8802.1.1.2.1.4.1.1", Cdp = "1.3.6.1.4.1.9.9.23.1.2.1.1", Tplink = "1.3.6.1.4.1.11863.6.35.1.2.2.1";

    private readonly SnmpSnapshot snapshot = new();

    [Fact]
    public void A_switch_of_tplink_tells_its_neighbours_in_a_table_of_its_own()
    {
        Row(Tplink, [7, 1], (1, "1/0/7"), (6, "eth1"), (8, "uplink"), (9, "core-1"));
        Row(Tplink, [99, 1], (1, "1/0/9"), (6, "gi2"), (8, ""), (9, "core-2"));
        Row(Tplink, [8, 1], (1, "1/0/8"), (6, "eth0"), (8, ""), (9, ""));

        Assert.Equal(
            [new DeviceNeighbour("Gi1/0/7", "core-1", "uplink", "lldp"), new("1/0/9", "core-2", "gi2", "lldp")],
            NeighbourReadings.From(snapshot, [Port(7, "Gi1/0/7"), Port(8, "Gi1/0/8")]));
    }

    [Fact]
    public void A_neighbour_that_two_tables_tell_is_one()
    {
        Row(Lldp, [0, 7, 1], (7, "eth1"), (8, "uplink"), (9, "core-1"));
        Row(Tplink, [7, 1], (1, "1/0/7"), (6, "eth1"), (8, "uplink"), (9, "core-1"));
        Row(Cdp, [8, 1], (6, "edge"), (7, "Gi0/1"));

        Assert.Equal(
            [new DeviceNeighbour("Gi1/0/7", "core-1", "uplink", "lldp"), new("Gi1/0/8", "edge", "Gi0/1", "cdp")],
            NeighbourReadings.From(snapshot, [Port(7, "Gi1/0/7"), Port(8, "Gi1/0/8")]));
    }

    private static DeviceInterface Port(int index, string name) => new(index, name, null, 6, 1e9, 1, 1);

    private void Row(string table, byte[] row, params (uint Column, string Text)[] cells)
    {
        foreach ((uint number, string text) in cells)
        {
            ObjectIdentifier column = ObjectIdentifier.Parse(table).Append(number);
            snapshot.Add(column, row, new(SnmpType.Octets, column.Append([.. row.Select(arc => (uint)arc)]).Encoded, Encoding.UTF8.GetBytes(text), 0));
        }
    }
}
