using System.Globalization;
using System.Text;
using PrisonOps.Collectors.Snmp.Profiles;
using PrisonOps.Collectors.Snmp.Topology;
using PrisonOps.Ports.Snmp;
using PrisonOps.Ports.Topology;
using PrisonOps.Ports.Topology.Discovery;

namespace PrisonOps.Tests.Unit.Snmp;

/// <summary>Tables as the MIBs describe them, row by row as a walk brings them; the values are made up.</summary>
public sealed class FactsAssemblyTests
{
    private static readonly byte[] Own = [0x02, 0, 0, 0, 0, 0xAA], Host = [0x02, 0, 0, 0, 0, 0xC1], Group = [0x01, 0, 0x5E, 0, 0, 1];

    private readonly SnmpSnapshot snapshot = new();

    public FactsAssemblyTests()
    {
        Text("1.3.6.1.2.1.1.5", "0", "switch-a");
        foreach (int index in new[] { 10, 11, 12, 50 })
        {
            string row = index.ToString(CultureInfo.InvariantCulture);
            Text("1.3.6.1.2.1.2.2.1.2", row, index == 50 ? "Bridge-Aggregation1" : $"GigabitEthernet1/0/{index}");
            Text("1.3.6.1.2.1.31.1.1.1.1", row, index == 50 ? "BAGG1" : $"GE1/0/{index}");
            Number("1.3.6.1.2.1.2.2.1.3", row, index == 50 ? 161 : 6);
            Octets("1.3.6.1.2.1.2.2.1.6", row, Own);
            Number("1.3.6.1.2.1.17.1.4.1.2", (index - 9).ToString(CultureInfo.InvariantCulture), index);
        }
    }

    private DeviceFacts Facts => FactsAssembly.Of(Guid.Empty, DateTimeOffset.UnixEpoch, snapshot);

    [Fact]
    public void A_neighbour_is_named_by_chassis_port_and_the_address_of_its_own_table()
    {
        Text("1.0.8802.1.1.2.1.3.7.1.3", "2", "GE1/0/11");
        Number("1.0.8802.1.1.2.1.4.1.1.4", "0.2.1", 4);
        Octets("1.0.8802.1.1.2.1.4.1.1.5", "0.2.1", Host);
        Number("1.0.8802.1.1.2.1.4.1.1.6", "0.2.1", 5);
        Text("1.0.8802.1.1.2.1.4.1.1.7", "0.2.1", "Gi0/1");
        Text("1.0.8802.1.1.2.1.4.1.1.9", "0.2.1", "switch-b");
        Number("1.0.8802.1.1.2.1.4.2.1.3", "0.2.1.1.4.10.0.0.2", 2);

        NeighbourFacts seen = Assert.Single(Facts.Neighbours);

        Assert.Equal((EvidenceSource.Lldp, "GE1/0/11", "02:00:00:00:00:c1", "Gi0/1", "switch-b"), (seen.Source, seen.Port, seen.Chassis, seen.RemotePort, seen.SysName));
        Assert.Equal(["10.0.0.2"], seen.Addresses);
        Assert.Equal("GE1/0/11", Facts.Ports.Single(port => port.AnnouncedId is not null).Name);
    }

    [Fact]
    public void A_neighbour_without_address_and_name_is_still_one_and_a_port_may_be_an_address()
    {
        Number("1.0.8802.1.1.2.1.4.1.1.4", "5.2.9", 4);
        Octets("1.0.8802.1.1.2.1.4.1.1.5", "5.2.9", Host);
        Number("1.0.8802.1.1.2.1.4.1.1.6", "5.2.9", 3);
        Octets("1.0.8802.1.1.2.1.4.1.1.7", "5.2.9", Host);

        NeighbourFacts seen = Assert.Single(Facts.Neighbours);

        Assert.Equal(("GE1/0/11", "02:00:00:00:00:c1", null, "02:00:00:00:00:c1", null), (seen.Port, seen.Chassis, seen.RemotePort, seen.PortHardwareAddress, seen.SysName));
        Assert.Empty(seen.Addresses);
    }

    [Fact]
    public void Cdp_tells_name_port_and_address()
    {
        Octets("1.3.6.1.4.1.9.9.23.1.2.1.1.4", "12.7", [10, 0, 0, 3]);
        Text("1.3.6.1.4.1.9.9.23.1.2.1.1.6", "12.7", "edge.local");
        Text("1.3.6.1.4.1.9.9.23.1.2.1.1.7", "12.7", "FastEthernet0/1");

        NeighbourFacts seen = Assert.Single(Facts.Neighbours);

        Assert.Equal((EvidenceSource.Cdp, "GE1/0/12", "edge.local", "FastEthernet0/1"), (seen.Source, seen.Port, seen.SysName, seen.RemotePort));
        Assert.Equal(["10.0.0.3"], seen.Addresses);
    }

    [Fact]
    [Trait("Clause", "8.3.4-d.1")]
    public void What_a_bridge_learnt_is_read_by_vlan_and_neither_its_own_nor_groups_nor_what_it_was_told_count()
    {
        Number("1.3.6.1.2.1.17.7.1.2.2.1.2", $"1.{Row(Host)}", 1);
        Number("1.3.6.1.2.1.17.7.1.2.2.1.3", $"1.{Row(Host)}", 3);
        Number("1.3.6.1.2.1.17.7.1.2.2.1.2", $"20.{Row(Host)}", 1);
        Number("1.3.6.1.2.1.17.7.1.2.2.1.2", $"1.{Row(Own)}", 2);
        Number("1.3.6.1.2.1.17.7.1.2.2.1.2", $"1.{Row(Group)}", 2);
        Number("1.3.6.1.2.1.17.7.1.2.2.1.2", "1.2.0.0.0.0.194", 3);
        Number("1.3.6.1.2.1.17.7.1.2.2.1.3", "1.2.0.0.0.0.194", 5);
        Number("1.3.6.1.2.1.17.4.3.1.2", "2.0.0.0.0.195", 3);

        Assert.Equal([new LearntAddress("02:00:00:00:00:c1", "GE1/0/10")], Facts.Learnt);
        Assert.Equal(["02:00:00:00:00:aa"], Facts.HardwareAddresses);
    }

    [Fact]
    public void Arp_says_which_address_has_which_hardware()
    {
        Octets("1.3.6.1.2.1.4.22.1.2", "10.10.0.0.9", Host);
        Octets("1.3.6.1.2.1.4.35.1.4", "10.1.4.10.0.0.9", Host);
        Octets("1.3.6.1.2.1.4.35.1.4", "10.2.16.0.0.0.0.0.0.0.0.0.0.0.0.0.0.0.1", Host);
        Octets("1.3.6.1.2.1.4.22.1.2", "10.10.0.0.8", [1, 2]);

        Assert.Equal([new ResolvedAddress("10.0.0.9", "02:00:00:00:00:c1")], Facts.Resolved);
    }

    [Fact]
    [Trait("Clause", "8.3.4-a.2")]
    public void Members_of_an_aggregate_and_vlans_are_facts_of_ports()
    {
        Number("1.2.840.10006.300.43.1.2.1.1.13", "10", 50);
        Number("1.2.840.10006.300.43.1.2.1.1.13", "12", 0);
        Number("1.3.6.1.2.1.31.1.2.1.3", "50.11", 1);
        foreach (int vlan in new[] { 1, 10, 11, 12 }) Octets("1.3.6.1.2.1.17.7.1.4.2.1.4", $"0.{vlan}", [0b1000_0000]);
        Number("1.3.6.1.2.1.17.7.1.4.5.1.1", "1", 1);

        PortFacts first = Facts.Ports[0];

        Assert.Equal(("GE1/0/10", "BAGG1", "1,10-12", 1), (first.Name, first.Aggregate, first.Vlans, first.NativeVlan));
        Assert.Equal(["BAGG1", null, null], Facts.Ports.Skip(1).Select(port => port.Aggregate));
        Assert.True(Facts.Ports[^1].IsAggregate);
    }

    [Fact]
    public void Rows_that_fit_nothing_are_left_out()
    {
        Text("1.0.8802.1.1.2.1.4.1.1.7", "1", "x");
        Text("1.3.6.1.2.1.17.7.1.2.2.1.2", "3", "x");
        Number("1.3.6.1.2.1.17.1.4.1.2", "99", 4_711);
        Number("1.3.6.1.2.1.17.4.3.1.2", Row(Host), 99);

        DeviceFacts facts = Facts;

        Assert.Empty(facts.Neighbours);
        Assert.Empty(facts.Learnt);
        Assert.Equal(4, facts.Ports.Length);
    }

    private static string Row(byte[] hardware) => string.Join('.', hardware);

    private void Text(string column, string row, string text) => Add(column, row, SnmpType.Octets, Encoding.UTF8.GetBytes(text), 0);

    private void Octets(string column, string row, byte[] octets) => Add(column, row, SnmpType.Octets, octets, 0);

    private void Number(string column, string row, long number) => Add(column, row, SnmpType.Integer32, [], (ulong)number);

    private void Add(string column, string row, SnmpType type, byte[] octets, ulong number)
    {
        ObjectIdentifier name = ObjectIdentifier.Parse(column), full = name.Append([.. row.Split('.').Select(arc => uint.Parse(arc, CultureInfo.InvariantCulture))]);
        snapshot.Add(name, full.Encoded[name.Encoded.Length..], new(type, full.Encoded, octets, number));
    }
}
