using System.Collections.Immutable;
using PrisonOps.Collectors.Snmp.Devices;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Tests.Unit.Snmp;

public sealed class InterfaceReadingsTests
{
    private const int Up = 1, NotPresent = 6, Ethernet = 6, Mpls = 166;

    [Fact]
    public void An_aggregate_that_nobody_set_up_is_no_port_and_a_port_that_lost_its_module_stays_one()
    {
        InterfaceReadings readings = Table((1, Ethernet, Up, 10), (2, Ethernet, NotPresent, 0), (3, Ethernet, NotPresent, 500), (4, Mpls, Up, 10));

        Assert.Equal([1, 3], Complete(readings));
    }

    [Fact]
    public void A_row_of_the_extension_table_alone_is_no_port_unless_the_device_has_nothing_else()
    {
        InterfaceReadings extended = Table((1, Ethernet, Up, 10));
        Counter(extended, 2, DeviceColumn.InterfaceHighInOctets, 1);
        Assert.Equal([1], Complete(extended));

        var alone = new InterfaceReadings();
        Counter(alone, 2, DeviceColumn.InterfaceHighInOctets, 1);
        Assert.Equal([2], Complete(alone));
    }

    private static InterfaceReadings Table(params (uint Index, int Type, int Status, ulong Octets)[] rows)
    {
        var readings = new InterfaceReadings();
        foreach ((uint index, int type, int status, ulong octets) in rows)
        {
            readings.Take(DeviceColumn.InterfaceType, index, new(SnmpType.Integer32, [], [], (ulong)type));
            readings.Take(DeviceColumn.InterfaceOperStatus, index, new(SnmpType.Integer32, [], [], (ulong)status));
            Counter(readings, index, DeviceColumn.InterfaceInOctets, octets);
        }

        return readings;
    }

    private static void Counter(InterfaceReadings readings, uint index, DeviceColumn column, ulong octets) =>
        readings.Take(column, index, new(SnmpType.Counter32, [], [], octets));

    private static ImmutableArray<int> Complete(InterfaceReadings readings) => [.. readings.Complete(new()).Select((DeviceInterface port) => port.Index)];
}
