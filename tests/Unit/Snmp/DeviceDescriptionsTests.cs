using System.Collections.Immutable;
using System.Net;
using PrisonOps.Collectors.Snmp.Devices;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Profiles;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Tests.Unit.Snmp;

/// <summary>Names, types and speeds of ports are read again only when something says that they may have changed; values at each poll.</summary>
public sealed class DeviceDescriptionsTests
{
    private const string Name = "1.3.6.1.2.1.31.1.1.1.1", Alias = "1.3.6.1.2.1.31.1.1.1.18", Speed = "1.3.6.1.2.1.31.1.1.1.15", Status = "1.3.6.1.2.1.2.2.1.8",
        In = "1.3.6.1.2.1.31.1.1.1.6", Changed = "1.3.6.1.2.1.31.1.5.0", Uptime = "1.3.6.1.2.1.1.3.0", Duplex = "1.3.6.1.2.1.10.7.2.1.19";

    private static readonly TimeSpan AgeMax = TimeSpan.FromMinutes(15);
    private static readonly SnmpTarget Target = new(new IPEndPoint(IPAddress.Loopback, 161), new SnmpCommunity("public", SnmpVersion.V2c));

    private readonly TableAgent agent = new();
    private readonly SnmpSurveyor surveyor;
    private readonly Guid device = Guid.CreateVersion7();

    public DeviceDescriptionsTests()
    {
        surveyor = new(agent, new NoProfiles(), TimeProvider.System);
        agent.Set("1.3.6.1.2.1.1.2.0", ObjectIdentifier.Parse("1.3.6.1.4.1.99999.1"));
        agent.Set(Uptime, TimeSpan.FromHours(1));
        agent.Set(Changed, TimeSpan.FromMinutes(2));
        for (int port = 1; port <= 3; port++) AddPort(port);
    }

    [Fact]
    public async Task The_second_poll_reads_the_values_and_not_the_names()
    {
        await Survey();
        agent.Set($"{In}.2", 5_000UL);

        DeviceSurvey second = await Survey();

        Assert.DoesNotContain(Name, agent.Walked);
        Assert.Contains(In, agent.Walked);
        Assert.Equal(["GE1", "GE2", "GE3"], second.Interfaces.Select(port => port.Name));
        Assert.Equal(5_000, second.Readings.Single(reading => reading.Quantity is { Name: "interface.in", Instance: "GE2" }).Quantity.Value);
    }

    [Fact]
    public async Task A_port_that_came_is_named_in_the_same_poll_and_one_that_went_is_gone()
    {
        await Survey();
        AddPort(4);
        Assert.Equal(["GE1", "GE2", "GE3", "GE4"], (await Survey()).Interfaces.Select(port => port.Name));

        foreach (string column in new[] { Name, Alias, Speed, Status, In }) agent.Remove($"{column}.4");
        Assert.Equal(["GE1", "GE2", "GE3"], (await Survey()).Interfaces.Select(port => port.Name));
        Assert.Contains(Name, agent.Walked);

        await Survey();
        Assert.DoesNotContain(Name, agent.Walked);
    }

    [Fact]
    public async Task A_port_that_comes_up_with_another_speed_has_that_speed_at_once()
    {
        agent.Set($"{Status}.2", 2);
        await Survey();
        agent.Set($"{Status}.2", 1);
        agent.Set($"{Speed}.2", 100);

        DeviceInterface port = (await Survey()).Interfaces.Single(port => port.Name == "GE2");

        Assert.Equal((1, 100e6), (port.OperStatus, port.SpeedBps));
    }

    [Fact]
    public async Task A_port_that_comes_up_at_half_duplex_says_so_at_once()
    {
        for (int i = 1; i <= 3; i++) agent.Set($"{Duplex}.{i}", 3);
        agent.Set($"{Status}.2", 2);
        await Survey();
        agent.Set($"{Status}.2", 1);
        agent.Set($"{Duplex}.2", 2);

        Assert.Equal([3, 2, 3], (await Survey()).Interfaces.Select(port => port.Duplex));

        await Survey();
        Assert.DoesNotContain(Duplex, agent.Walked);
    }

    [Fact]
    public async Task A_renamed_port_has_its_new_name_when_the_device_says_that_the_table_changed()
    {
        await Survey();
        agent.Set($"{Alias}.2", "new cable");
        Assert.Equal("cable 2", (await Survey()).Interfaces.Single(port => port.Name == "GE2").Alias);

        agent.Set(Changed, TimeSpan.FromMinutes(59));

        Assert.Equal("new cable", (await Survey()).Interfaces.Single(port => port.Name == "GE2").Alias);
    }

    [Fact]
    public async Task After_a_restart_and_after_the_age_of_knowledge_everything_is_read_anew()
    {
        await Survey();
        agent.Set($"{Alias}.1", "after the restart");
        agent.Set(Uptime, TimeSpan.FromMinutes(30));
        Assert.Equal("after the restart", (await Survey()).Interfaces[0].Alias);

        agent.Set($"{Alias}.1", "later");
        Assert.Equal("later", (await Survey(TimeSpan.Zero)).Interfaces[0].Alias);
    }

    [Fact]
    public async Task A_row_that_has_a_name_and_no_value_stays_and_costs_no_second_question()
    {
        agent.Set($"{Name}.9", "stack");
        agent.Set("1.3.6.1.2.1.2.2.1.3.9", 6);
        await Survey();

        DeviceSurvey second = await Survey();

        Assert.Contains("stack", second.Interfaces.Select(port => port.Name));
        Assert.DoesNotContain(Name, agent.Walked);
    }

    private void AddPort(int index)
    {
        agent.Set($"{Name}.{index}", $"GE{index}");
        agent.Set($"{Alias}.{index}", $"cable {index}");
        agent.Set($"{Speed}.{index}", 1_000);
        agent.Set($"{Status}.{index}", 1);
        agent.Set($"{In}.{index}", (ulong)index);
    }

    private async Task<DeviceSurvey> Survey(TimeSpan? ageMax = null)
    {
        agent.Walked.Clear();
        DeviceSurvey survey = await surveyor.Survey(device, Target, ageMax ?? AgeMax, TestContext.Current.CancellationToken);
        Assert.Equal(SnmpOutcome.Ok, survey.Outcome);
        return survey;
    }

    private sealed class NoProfiles : IProfileCatalogue
    {
        public ProfileSet Current { get; } = new([], ImmutableDictionary<uint, string>.Empty);
    }
}
