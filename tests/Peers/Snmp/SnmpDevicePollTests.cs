using System.Collections.Immutable;
using System.Net;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Tests.Peers.Snmp;

public sealed class SnmpDevicePollTests(SnmpdServer snmpd) : IClassFixture<SnmpdServer>
{
    [Fact]
    [Trait("Clause", "7.1.2-g.1")]
    public async Task A_poll_of_a_linux_host_tells_identity_ports_memory_and_storage()
    {
        SnmpdServer.RequireInstalled();
        await using var polling = new Polling(new CredentialSecret("snmp-community", SnmpdServer.Community, null, null, null, null, null, null, null));

        DevicePollResult result = await polling.Ask(snmpd.Endpoint);

        Assert.Equal((DevicePollOutcome.Answered, ""), (result.Outcome, result.Detail));
        Assert.Equal("snmpd-under-test", result.Identity?.SysName);
        Assert.Equal("Machine room, rack 3", result.Identity?.SysLocation);
        Assert.Equal("1.3.6.1.4.1.8072.3.2.10", result.Identity?.SysObjectId);
        Assert.True(result.Uptime < TimeSpan.FromMinutes(10), $"uptime {result.Uptime}");
        Assert.True(result.RoundTrip > TimeSpan.Zero, $"round trip {result.RoundTrip}");
        DeviceInterface loopback = Assert.Single(result.Interfaces, port => port.Name == "lo");
        Assert.Equal((24, 1, 1), (loopback.Type, loopback.AdminStatus, loopback.OperStatus));
        Assert.InRange(Value(result.Quantities, "memory.used"), 0.001, 1);
        Quantity traffic = Assert.Single(result.Quantities, quantity => quantity is { Name: "interface.in", Instance: "lo" });
        Assert.Equal((QuantityKind.Counter64, "By"), (traffic.Kind, traffic.Unit));
    }

    [Fact]
    public async Task A_device_that_is_silent_is_answered_for_by_the_deadline()
    {
        await using var polling = new Polling(new CredentialSecret("snmp-community", "public", null, null, null, null, null, null, null));

        DevicePollResult result = await polling.Ask(new IPEndPoint(IPAddress.Parse("127.77.0.1"), 9), TimeSpan.FromMilliseconds(400));

        Assert.Equal(DevicePollOutcome.Timeout, result.Outcome);
    }

    [Fact]
    public async Task A_device_without_usable_credentials_is_not_asked_and_says_what_is_allowed()
    {
        await using var polling = new Polling(new CredentialSecret("user-password", null, "root", "x", null, null, null, null, null));

        DevicePollResult result = await polling.Ask(snmpd.Endpoint);

        Assert.Equal(DevicePollOutcome.NotAsked, result.Outcome);
        Assert.Contains("'user-password'", result.Detail, StringComparison.Ordinal);
        Assert.Contains("'snmp-v3'", result.Detail, StringComparison.Ordinal);
    }

    private static double Value(ImmutableArray<Quantity> quantities, string name) =>
        Assert.Single(quantities, quantity => quantity.Name == name).Value;
}
