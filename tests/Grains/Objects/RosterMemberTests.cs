using PrisonOps.GrainInterfaces.Objects;
using PrisonOps.Grains.Objects;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Grains.Objects;

/// <summary>What a roster holds of one object, without any host.</summary>
public sealed class RosterMemberTests
{
    private static readonly DateTimeOffset Begun = new(2026, 11, 24, 2, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan SilentAfter = TimeSpan.FromMinutes(1);

    private static readonly ObjectConfiguration Device = new(
        Guid.CreateVersion7(Begun), 1, new UnitPlace(3, 2, 3), "network.switch", "switch-01", "Switch", Criticality.Core, MonitoringProtocol.Snmp,
        "private-self-built", "127.0.0.1", 161, null, null, TimeSpan.FromSeconds(10), TimeSpan.Zero, null, null, null);

    [Fact]
    public void A_silence_from_before_a_restart_is_not_ended_by_the_restart()
    {
        var member = new RosterMember(Device, null, Begun);
        member.RestoreSilence();

        Assert.False(member.Look(Begun + TimeSpan.FromSeconds(1), SilentAfter));
        Assert.True(member.IsSilent);
    }

    [Fact]
    public void A_poll_ends_a_silence_from_before_a_restart()
    {
        var member = new RosterMember(Device, null, Begun);
        member.RestoreSilence();
        DateTimeOffset polled = Begun + TimeSpan.FromSeconds(5);

        member.Hear(new(new(Device.Id, Device.Place, ObjectState.Normal, null, polled, polled, 1), Device.ClassCode, Device.Criticality, 1, Monitored: true));

        Assert.True(member.Look(polled + TimeSpan.FromSeconds(1), SilentAfter));
        Assert.False(member.IsSilent);
    }

    [Fact]
    public void An_object_that_was_never_polled_is_silent_after_its_time_and_not_before()
    {
        var member = new RosterMember(Device, null, Begun);

        Assert.False(member.Look(Begun + SilentAfter, SilentAfter));
        Assert.True(member.Look(Begun + SilentAfter + TimeSpan.FromTicks(1), SilentAfter));
        Assert.True(member.IsSilent);
    }
}
