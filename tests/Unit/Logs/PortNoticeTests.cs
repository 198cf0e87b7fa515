using PrisonOps.Analyzers.Logs;
using PrisonOps.Ports.Logs;

namespace PrisonOps.Tests.Unit.Logs;

public sealed class PortNoticeTests
{
    private const string LinkDown = "1.3.6.1.6.3.1.1.5.3", LinkUp = "1.3.6.1.6.3.1.1.5.4";

    [Fact]
    public void A_link_that_went_down_names_its_port_and_both_its_states()
    {
        LogMessage message = Message(LinkDown, ("1.3.6.1.2.1.2.2.1.1.7", "7"), ("1.3.6.1.2.1.2.2.1.7.7", "1"), ("1.3.6.1.2.1.2.2.1.8.7", "2"), ("1.3.6.1.2.1.2.2.1.2.7", "GigabitEthernet1/0/7"));

        Assert.Equal("GigabitEthernet1/0/7: down, admin up", PortNotice.Text(message, null));
        Assert.Equal("GE1/0/7: down, admin up", PortNotice.Text(message, "GE1/0/7"));
    }

    [Fact]
    public void A_message_that_names_nothing_but_the_number_says_that()
    {
        Assert.Equal("ifIndex 12: up", PortNotice.Text(Message(LinkUp, ("1.3.6.1.2.1.2.2.1.1", "12")), null));
        Assert.Equal("ifIndex 9: down", PortNotice.Text(Message(LinkDown, ("1.3.6.1.2.1.2.2.1.1.9", "")), null));
    }

    [Fact]
    public void Any_other_message_keeps_its_own_text()
    {
        Assert.Null(PortNotice.Text(Message("1.3.6.1.6.3.1.1.5.1"), null));
        Assert.Null(PortNotice.Text(Message(LinkDown), "GE1/0/7"));
        Assert.Null(PortNotice.PortOf(Message(LinkDown, ("1.3.6.1.2.1.2.2.1.10.7", "7"))));
    }

    private static LogMessage Message(string trap, params (string Name, string Value)[] variables) => new()
    {
        ReceivedAt = DateTimeOffset.UnixEpoch, NetworkDomain = "office", Address = "192.0.2.1", Kind = LogKind.Trap, TrapOid = trap,
        Variables = [.. variables.Select(variable => new LogVariable(variable.Name, variable.Value))],
    };
}
