using System.Collections.Immutable;
using System.Net;
using PrisonOps.Collectors.Snmp.Devices;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Profiles;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Tests.Unit.Snmp;

/// <summary>Which MIBs a device has is asked with many names at once; one that the agent cannot answer must not hide the others.</summary>
public sealed class DeviceCapabilitiesTests
{
    private static readonly string[] Everything = ["1.3.6.1.2.1.2.2.1.2.1", "1.3.6.1.2.1.25.3.3.1.2.1", "1.3.6.1.4.1.9.1.1", "1.3.6.1.4.1.9.2.1", "1.3.6.1.4.1.9.3.1"];
    private static readonly ObjectIdentifier Interfaces = ObjectIdentifier.Parse("1.3.6.1.2.1.2.2.1"), Second = ObjectIdentifier.Parse("1.3.6.1.4.1.9.2");
    private static readonly SnmpTarget Target = new(new IPEndPoint(IPAddress.Loopback, 161), new SnmpCommunity("public", SnmpVersion.V2c));

    [Fact]
    public async Task A_device_has_the_groups_and_columns_that_it_has_something_below()
    {
        DeviceKnowledge known = await Look(new ScriptedAgent(Everything));

        Assert.Equal(DeviceGroup.Interfaces | DeviceGroup.Processors, known.Groups);
        Assert.Equal(["1.3.6.1.4.1.9.1", "1.3.6.1.4.1.9.2", "1.3.6.1.4.1.9.3"], Names(known));
    }

    [Fact]
    public async Task An_object_that_the_agent_cannot_read_is_left_out_and_the_rest_is_known()
    {
        DeviceKnowledge known = await Look(new ScriptedAgent(Everything) { Unreadable = [Interfaces, Second] });

        Assert.Equal(DeviceGroup.Processors, known.Groups);
        Assert.Equal(["1.3.6.1.4.1.9.1", "1.3.6.1.4.1.9.3"], Names(known));
    }

    [Fact]
    public async Task Version_1_refuses_names_behind_its_last_object_and_the_rest_is_known()
    {
        DeviceKnowledge known = await Look(new ScriptedAgent(Everything[..4]) { IsVersion1 = true });

        Assert.Equal(DeviceGroup.Interfaces | DeviceGroup.Processors, known.Groups);
        Assert.Equal(["1.3.6.1.4.1.9.1", "1.3.6.1.4.1.9.2"], Names(known));
    }

    [Fact]
    public async Task An_answer_that_is_too_big_is_asked_for_in_halves()
    {
        var agent = new ScriptedAgent(Everything) { NamesMax = 2 };

        DeviceKnowledge known = await Look(agent);

        Assert.Equal(DeviceGroup.Interfaces | DeviceGroup.Processors, known.Groups);
        Assert.Equal(["1.3.6.1.4.1.9.1", "1.3.6.1.4.1.9.2", "1.3.6.1.4.1.9.3"], Names(known));
        Assert.Contains(agent.Asked, names => names > 2);
    }

    [Fact]
    public async Task An_agent_that_calls_even_one_name_too_big_is_asked_for_each_once()
    {
        var agent = new ScriptedAgent(Everything) { NamesMax = 0 };

        DeviceKnowledge known = await Look(agent);

        Assert.Equal(DeviceGroup.None, known.Groups);
        Assert.InRange(agent.Asked.Count, 1, 100);
    }

    [Fact]
    public async Task A_silent_agent_is_a_failed_answer_and_no_knowledge()
    {
        (DeviceKnowledge? known, SnmpAnswer? failure) = await Ask(new ScriptedAgent(Everything) { Fails = SnmpOutcome.Timeout });

        Assert.Null(known);
        Assert.Equal(SnmpOutcome.Timeout, failure?.Outcome);
    }

    private static string[] Names(DeviceKnowledge known) => [.. known.Columns.Select(column => column.ToString())];

    private static async Task<DeviceKnowledge> Look(ScriptedAgent agent)
    {
        (DeviceKnowledge? known, SnmpAnswer? failure) = await Ask(agent);
        Assert.True(known is not null, failure?.Detail);
        return known;
    }

    private static async Task<(DeviceKnowledge? Known, SnmpAnswer? Failure)> Ask(ScriptedAgent agent) =>
        await new DeviceCapabilities(agent, new OneProfile(), TimeProvider.System).Look(
            Target, new DeviceIdentity("name", "descr", "1.3.6.1.4.1.9.7", null), TimeSpan.FromDays(1), TestContext.Current.CancellationToken);

    /// <summary>Reads three columns of one vendor.</summary>
    private sealed class OneProfile : IProfileCatalogue
    {
        public ProfileSet Current { get; } = new(
            [
                new(
                    "vendor", "Vendor", "network", ProfileEvidence.Facts, false, [new(ObjectIdentifier.Parse("1.3.6.1.4.1.9"), null, null)], [], [], [], [],
                    [Reading("1.3.6.1.4.1.9.1"), Reading("1.3.6.1.4.1.9.2"), Reading("1.3.6.1.4.1.9.3")], []),
            ],
            ImmutableDictionary<uint, string>.Empty);

        private static SnmpReading Reading(string column) => new(
            "sensor.temperature", ColumnReference.Parse(column), "Cel", QuantityKind.Gauge, 1, 0, null, ReadingConversion.None, null, LabelTemplate.None, [], [],
            null, null, [], ImmutableDictionary<string, int>.Empty);
    }
}
