using System.Collections.Immutable;
using PrisonOps.Analyzers.Logs;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Logs;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Unit.Logs;

public sealed class LogTriageTests
{
    private const string LinkDown = "1.3.6.1.6.3.1.1.5.3";
    private const string LinkUp = "1.3.6.1.6.3.1.1.5.4";
    private const string IfIndex = "1.3.6.1.2.1.2.2.1.1";

    private static readonly DateTimeOffset Now = new(2026, 11, 29, 4, 0, 0, TimeSpan.Zero);
    private static readonly UnitPlace Home = new(1, 0, 0), Prison = new(5, 2, 5), Sister = new(6, 2, 6);
    private static readonly ImmutableDictionary<(Guid ObjectId, int IfIndex), string> NoPorts = ImmutableDictionary<(Guid, int), string>.Empty;
    private static readonly LogSource Switch = new("office", "192.0.2.1", Guid.NewGuid(), Prison, MonitoringProtocol.Snmp);
    private static readonly EventRule Down = Rule("link-down", EventEffect.Raise, Trap(LinkDown)) with { InstanceVariable = IfIndex };
    private static readonly EventRule Up = Rule("link-up", EventEffect.Clear, Trap(LinkUp)) with { InstanceVariable = IfIndex };

    [Fact]
    [Trait("Clause", "7.1.2-g.3")]
    public void A_link_that_goes_down_is_an_alarm_of_its_port_and_the_link_that_comes_up_ends_that_one()
    {
        LogBatch batch = Sort([Message(LinkDown, (IfIndex + ".7", "7")), Message(LinkDown, (IfIndex + ".8", "8")), Message(LinkUp, (IfIndex + ".7", "7"))]);

        Assert.Equal([("event.link-down", "7", false), ("event.link-down", "8", true)], batch.Changes.Select(change => (change.Type, change.Instance, change.Finding is not null)));
        Assert.Equal("GE1/0/8: down", batch.Changes[1].Finding?.Evidence.Detail);
        Assert.Equal(["link-down", "link-down", "link-up"], batch.Messages.Select(stored => stored.Rule));
        Assert.Equal(FindingSource.Pushed, FindingSources.Of(batch.Changes[0].Type));
        Assert.Empty(batch.Unmapped);
    }

    [Fact]
    [Trait("Clause", "8.1.5-0.3")]
    public void What_no_rule_knows_and_what_no_object_sent_is_kept_and_counted_by_its_key()
    {
        LogBatch batch = Sort([Message("1.3.6.1.4.1.32473.9"), Message("1.3.6.1.4.1.32473.9"), Message(LinkDown) with { Address = "192.0.2.99" }]);

        Assert.Equal(3, batch.Messages.Length);
        Assert.Empty(batch.Changes);
        Assert.Equal(
            [(new UnmappedKey("office", "192.0.2.1", LogKind.Trap, "1.3.6.1.4.1.32473.9"), UnmappedReason.NoRule, 2), (new("office", "192.0.2.99", LogKind.Trap, LinkDown), UnmappedReason.UnknownSource, 1)],
            batch.Unmapped.Select(count => (count.Key, count.Reason, count.Count)));
        Assert.Equal((Prison, Home), (batch.Unmapped[0].Place, batch.Unmapped[1].Place));
    }

    [Fact]
    [Trait("Clause", "8.1.5-0.3")]
    public void What_was_refused_is_kept_and_counted_as_unauthorised_and_no_rule_applies_to_it()
    {
        EventRule any = Rule("any", EventEffect.Raise, new(LogKind.Trap, [], Contains: "notification"));
        LogMessage refused = Message(LinkDown) with { Text = "SNMP notification not accepted", TrapOid = null, IsRefused = true };

        LogBatch batch = LogTriage.Sort(Guid.NewGuid(), [refused], [Switch], NoPorts, new EventRules([any], []), Home);

        Assert.Equal((Switch.ObjectId, null), (batch.Messages[0].ObjectId, batch.Messages[0].Rule));
        Assert.Empty(batch.Changes);
        Assert.Equal((UnmappedReason.Unauthorised, Prison), (Assert.Single(batch.Unmapped).Reason, batch.Unmapped[0].Place));
    }

    [Fact]
    public void The_same_address_in_another_network_domain_is_another_device()
    {
        LogBatch batch = Sort([Message(LinkDown) with { NetworkDomain = "video" }]);

        Assert.Null(batch.Messages[0].ObjectId);
    }

    [Fact]
    public void Of_several_objects_with_one_address_the_one_watched_by_snmp_is_the_device_and_two_of_them_are_ambiguous()
    {
        LogSource channel = Switch with { ObjectId = Guid.NewGuid(), Protocol = MonitoringProtocol.Rtsp };

        Assert.Equal(Switch, SourceChoice.Of([channel, Switch]));
        Assert.Null(SourceChoice.Of([Switch, Switch with { ObjectId = Guid.NewGuid() }]));
        Assert.Null(SourceChoice.Of([channel, channel with { ObjectId = Guid.NewGuid() }]));
    }

    [Fact]
    public void The_rule_of_a_prison_goes_before_the_standard_there_and_is_not_in_force_next_door()
    {
        EventRule own = Rule("own", EventEffect.Keep, Trap(LinkDown)) with { Place = Prison };
        EventRules rules = new([Down, Up], [own]);

        Assert.Equal("own", rules.Find(Message(LinkDown), Prison)!.Code);
        Assert.Equal("link-down", rules.Find(Message(LinkDown), Sister)!.Code);
    }

    [Fact]
    public void A_rule_of_syslog_fits_by_program_beginning_part_and_level()
    {
        EventRules rules = new([Rule("fan", EventEffect.Raise, new(LogKind.Syslog, [], "hwmon", "Fan", "FAILED", LogSeverity.Error))], []);
        LogMessage fits = Message(null) with { Kind = LogKind.Syslog, App = "hwmon", Text = "fan 2 failed", Severity = LogSeverity.Critical };

        Assert.NotNull(rules.Find(fits, Prison));
        Assert.Null(rules.Find(fits with { App = "other" }, Prison));
        Assert.Null(rules.Find(fits with { Text = "a fan 2 failed" }, Prison));
        Assert.Null(rules.Find(fits with { Severity = LogSeverity.Warning }, Prison));
    }

    [Fact]
    public void A_tree_of_notifications_fits_what_is_below_it_and_not_its_neighbour()
    {
        EventRules rules = new([Rule("vendor", EventEffect.Keep, Trap("1.3.6.1.4.1.9.*"))], []);

        Assert.NotNull(rules.Find(Message("1.3.6.1.4.1.9.5"), Prison));
        Assert.Null(rules.Find(Message("1.3.6.1.4.1.99.5"), Prison));
    }

    [Fact]
    public void An_alarm_that_ends_by_itself_says_when_counted_from_the_last_message()
    {
        EventRules rules = new([Rule("restart", EventEffect.Raise, Trap(LinkDown)) with { EndsAfter = TimeSpan.FromMinutes(30) }], []);

        PushedChange change = LogTriage.Sort(Guid.NewGuid(), [Message(LinkDown), Message(LinkDown) with { ReceivedAt = Now.AddMinutes(1) }], [Switch], NoPorts, rules, Home).Changes[0];

        Assert.Equal(Now.AddMinutes(31), change.EndsAt);
    }

    private static LogBatch Sort(LogMessage[] messages) => LogTriage.Sort(Guid.NewGuid(), messages, [Switch], NoPorts.Add((Switch.ObjectId, 8), "GE1/0/8"), new([Down, Up], []), Home);

    private static EventMatch Trap(string name) => new(LogKind.Trap, [name]);

    private static EventRule Rule(string code, EventEffect effect, EventMatch match) =>
        new(code, null, match, effect, "event.link-down", "", AlarmSeverity.Major, null, null, code, code);

    private static LogMessage Message(string? trapOid, params (string Name, string Value)[] variables) => new()
    {
        ReceivedAt = Now,
        NetworkDomain = "office",
        Address = "192.0.2.1",
        Kind = LogKind.Trap,
        TrapOid = trapOid,
        Text = trapOid ?? "",
        Variables = [.. variables.Select(variable => new LogVariable(variable.Name, variable.Value))],
    };
}
