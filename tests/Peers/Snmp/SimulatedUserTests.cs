using PrisonOps.AgentSimulator;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Tests.Peers.Snmp;

/// <summary>The simulator's version 3 is checked by the same client that net-snmp is checked with.</summary>
public sealed class SimulatedUserTests : IAsyncDisposable
{
    private static readonly ObjectIdentifier[] SysName = [ObjectIdentifier.Parse("1.3.6.1.2.1.1.5.0")];

    private readonly SnmpClients clients = new();
    private readonly SimulatedDevices devices = new(new DeviceDescription
    {
        Name = "ups", Address = "127.83.0.1", Kind = "ups",
        User = new()
        {
            Name = "watch", Authentication = SnmpAuthentication.Sha256, AuthenticationPassword = "authenticate-me",
            Privacy = SnmpPrivacy.Aes128, PrivacyPassword = "encrypt-me-too",
        },
    });

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        clients.Dispose();
        await devices.DisposeAsync();
    }

    [Fact]
    public async Task A_clock_that_began_anew_is_learnt_once_and_asked_again()
    {
        using SnmpAnswer before = await clients.Client.Read(Target("authenticate-me"), SysName, Cancelled);
        long sent = clients.Client.Traffic.Sent;
        devices.Host.Agents[0].Restart();
        using SnmpAnswer after = await clients.Client.Read(Target("authenticate-me"), SysName, Cancelled);

        Assert.Equal(("ups", "ups"), (before[0].ToText(), after[0].ToText()));
        Assert.Equal(sent + 2, clients.Client.Traffic.Sent);
    }

    [Fact]
    public async Task A_wrong_password_is_reported_as_such()
    {
        using SnmpAnswer refused = await clients.Client.Read(Target("something-else"), SysName, Cancelled);

        Assert.Equal(SnmpOutcome.Unauthorised, refused.Outcome);
        Assert.Contains("WrongDigest", refused.Detail, StringComparison.Ordinal);
    }

    private SnmpTarget Target(string password) => new(
        devices.Endpoint("ups"),
        new SnmpUser("watch")
        {
            Authentication = SnmpAuthentication.Sha256, AuthenticationPassword = password,
            Privacy = SnmpPrivacy.Aes128, PrivacyPassword = "encrypt-me-too",
        });
}
