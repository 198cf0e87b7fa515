using System.Net;
using Microsoft.Extensions.Time.Testing;
using PrisonOps.Collectors.Access;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Tests.Unit.Access;

public sealed class RefusalLimiterTests
{
    private static readonly SnmpTarget Target = new(new IPEndPoint(IPAddress.Loopback, 161), new SnmpUser("watch") { AuthenticationPassword = "wrong" });

    private readonly FakeTimeProvider time = new();

    [Fact]
    public void After_three_refusals_in_half_an_hour_an_agent_is_left_alone_until_the_first_is_old()
    {
        var limiter = new RefusalLimiter<SnmpTarget>(3, TimeSpan.FromMinutes(30), time);
        foreach (int _ in Enumerable.Range(0, 3))
        {
            Assert.Null(limiter.HeldBackFor(Target));
            limiter.Refused(Target);
            time.Advance(TimeSpan.FromMinutes(5));
        }

        Assert.Equal(TimeSpan.FromMinutes(15), limiter.HeldBackFor(Target));
        time.Advance(TimeSpan.FromMinutes(15));
        Assert.Null(limiter.HeldBackFor(Target));
    }

    [Fact]
    public void A_changed_password_another_agent_and_an_accepted_user_are_asked_at_once()
    {
        var limiter = new RefusalLimiter<SnmpTarget>(3, TimeSpan.FromMinutes(30), time);
        foreach (int _ in Enumerable.Range(0, 3)) limiter.Refused(Target);

        Assert.Null(limiter.HeldBackFor(Target with { Credentials = new SnmpUser("watch") { AuthenticationPassword = "right" } }));
        Assert.Null(limiter.HeldBackFor(Target with { Endpoint = new IPEndPoint(IPAddress.Loopback, 162) }));
        Assert.NotNull(limiter.HeldBackFor(Target));
        limiter.Accepted(Target);
        Assert.Null(limiter.HeldBackFor(Target));
    }
}
