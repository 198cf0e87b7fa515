using PrisonOps.Ports.Snmp;

namespace PrisonOps.Tests.Peers.Snmp;

public sealed class SnmpEngineRestartTests(SnmpdServer snmpd) : IClassFixture<SnmpdServer>
{
    [Fact]
    public async Task An_agent_that_comes_back_as_another_engine_is_learnt_anew_once()
    {
        SnmpdServer.RequireInstalled();
        using var clients = new SnmpClients();
        ObjectIdentifier[] names = [ObjectIdentifier.Parse("1.3.6.1.2.1.1.5.0")];
        SnmpTarget target = new(
            snmpd.Endpoint,
            new SnmpUser("sha1aes128")
            {
                Authentication = SnmpAuthentication.Sha1, AuthenticationPassword = SnmpdServer.PasswordA,
                Privacy = SnmpPrivacy.Aes128, PrivacyPassword = SnmpdServer.PasswordX,
            });
        using SnmpAnswer before = await clients.Client.Read(target, names, TestContext.Current.CancellationToken);
        long sent = clients.Client.Traffic.Sent;

        await snmpd.Restart();
        using SnmpAnswer after = await clients.Client.Read(target, names, TestContext.Current.CancellationToken);
        using SnmpAnswer again = await clients.Client.Read(target, names, TestContext.Current.CancellationToken);

        Assert.Equal((SnmpOutcome.Ok, SnmpOutcome.Ok, SnmpOutcome.Ok), (before.Outcome, after.Outcome, again.Outcome));

        // Refused as unknown, the question for the engine, the question itself; then one more that needs nothing.
        Assert.Equal(sent + 4, clients.Client.Traffic.Sent);
    }
}
