using PrisonOps.Ports.Snmp;

namespace PrisonOps.Tests.Peers.Snmp;

public sealed class SnmpV3AgainstSnmpdTests(SnmpdServer snmpd) : IClassFixture<SnmpdServer>, IDisposable
{
    private static readonly ObjectIdentifier SysName = ObjectIdentifier.Parse("1.3.6.1.2.1.1.5.0");

    private readonly SnmpClients clients = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => clients.Dispose();

    [Theory]
    [InlineData("nobody", SnmpAuthentication.None, SnmpPrivacy.None)]
    [InlineData("sha256", SnmpAuthentication.Sha256, SnmpPrivacy.None)]
    [InlineData("md5des", SnmpAuthentication.Md5, SnmpPrivacy.Des)]
    [InlineData("sha1aes128", SnmpAuthentication.Sha1, SnmpPrivacy.Aes128)]
    [InlineData("sha224aes128", SnmpAuthentication.Sha224, SnmpPrivacy.Aes128)]
    [InlineData("sha256aes128", SnmpAuthentication.Sha256, SnmpPrivacy.Aes128)]
    [InlineData("sha384aes192", SnmpAuthentication.Sha384, SnmpPrivacy.Aes192)]
    [InlineData("sha512aes256", SnmpAuthentication.Sha512, SnmpPrivacy.Aes256)]
    [InlineData("sha1aes256", SnmpAuthentication.Sha1, SnmpPrivacy.Aes256)]
    [InlineData("sha1aes256c", SnmpAuthentication.Sha1, SnmpPrivacy.Aes256Cisco)]
    public async Task Snmpd_answers_a_user_of_version_3(string name, SnmpAuthentication authentication, SnmpPrivacy privacy)
    {
        SnmpdServer.RequireInstalled();

        using SnmpAnswer first = await clients.Client.Read(Target(name, authentication, privacy), new[] { SysName }, Cancelled);
        using SnmpAnswer bulk = await clients.Client.ReadBulk(
            Target(name, authentication, privacy), new[] { ObjectIdentifier.Parse("1.3.6.1.2.1.1") }, 0, 8, Cancelled);

        Assert.Equal((SnmpOutcome.Ok, null), (first.Outcome, first.Detail));
        Assert.Equal("snmpd-under-test", first[0].ToText());
        Assert.Equal(8, bulk.Count);
    }

    [Theory]
    [InlineData("sha1aes128", "not-the-password", SnmpdServer.PasswordX, "WrongDigest")]
    [InlineData("stranger", SnmpdServer.PasswordA, SnmpdServer.PasswordX, "UnknownUserName")]
    public async Task What_snmpd_refuses_is_unauthorised_and_tried_three_times_at_most(string user, string password, string privacy, string reason)
    {
        SnmpdServer.RequireInstalled();
        SnmpTarget target = new(
            snmpd.Endpoint,
            new SnmpUser(user)
            {
                Authentication = SnmpAuthentication.Sha1, AuthenticationPassword = password, Privacy = SnmpPrivacy.Aes128, PrivacyPassword = privacy,
            });

        for (int attempt = 1; attempt <= 3; attempt++)
        {
            using SnmpAnswer refused = await clients.Client.Read(target, new[] { SysName }, Cancelled);
            Assert.Equal(SnmpOutcome.Unauthorised, refused.Outcome);
            Assert.Contains(reason, refused.Detail, StringComparison.Ordinal);
            Assert.DoesNotContain(password, refused.Detail, StringComparison.Ordinal);
        }

        long sent = clients.Client.Traffic.Sent;
        using SnmpAnswer held = await clients.Client.Read(target, new[] { SysName }, Cancelled);
        Assert.Equal(SnmpOutcome.Unauthorised, held.Outcome);
        Assert.Contains("asked again in", held.Detail, StringComparison.Ordinal);
        Assert.Equal(sent, clients.Client.Traffic.Sent);
    }

    [Fact]
    public async Task A_wrong_privacy_password_never_gives_values()
    {
        SnmpdServer.RequireInstalled();
        SnmpTarget target = new(
            snmpd.Endpoint,
            new SnmpUser("sha1aes128")
            {
                Authentication = SnmpAuthentication.Sha1, AuthenticationPassword = SnmpdServer.PasswordA,
                Privacy = SnmpPrivacy.Aes128, PrivacyPassword = "not-the-password",
            }) { Timeout = TimeSpan.FromSeconds(1), Retries = 0 };

        using SnmpAnswer refused = await clients.Client.Read(target, new[] { SysName }, Cancelled);

        Assert.NotEqual(SnmpOutcome.Ok, refused.Outcome);
        Assert.Equal(0, refused.Count);
    }

    [Fact]
    public async Task A_level_of_security_that_snmpd_does_not_allow_is_refused()
    {
        SnmpdServer.RequireInstalled();
        SnmpTarget target = new(
            snmpd.Endpoint,
            new SnmpUser("sha256aes128") { Authentication = SnmpAuthentication.Sha256, AuthenticationPassword = SnmpdServer.PasswordA });

        using SnmpAnswer refused = await clients.Client.Read(target, new[] { SysName }, Cancelled);

        Assert.Equal(SnmpOutcome.Unauthorised, refused.Outcome);
    }

    private SnmpTarget Target(string name, SnmpAuthentication authentication, SnmpPrivacy privacy) => new(
        snmpd.Endpoint,
        new SnmpUser(name)
        {
            Authentication = authentication,
            AuthenticationPassword = SnmpdServer.PasswordA,
            Privacy = privacy,
            PrivacyPassword = SnmpdServer.PasswordX,
        }) { Timeout = TimeSpan.FromSeconds(5) };
}
