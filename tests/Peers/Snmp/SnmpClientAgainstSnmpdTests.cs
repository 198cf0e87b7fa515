using PrisonOps.Ports.Snmp;

namespace PrisonOps.Tests.Peers.Snmp;

public sealed class SnmpClientAgainstSnmpdTests(SnmpdServer snmpd) : IClassFixture<SnmpdServer>, IDisposable
{
    private static readonly ObjectIdentifier System = ObjectIdentifier.Parse("1.3.6.1.2.1.1");
    private static readonly ObjectIdentifier SysName = ObjectIdentifier.Parse("1.3.6.1.2.1.1.5.0");
    private static readonly ObjectIdentifier SysUpTime = ObjectIdentifier.Parse("1.3.6.1.2.1.1.3.0");

    private readonly SnmpClients clients = new();

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    public void Dispose() => clients.Dispose();

    [Theory]
    [InlineData(SnmpVersion.V1)]
    [InlineData(SnmpVersion.V2c)]
    public async Task Snmpd_answers_a_read_with_typed_values(SnmpVersion version)
    {
        SnmpdServer.RequireInstalled();

        using SnmpAnswer answer = await clients.Client.Read(Target(version), new[] { SysName, SysUpTime }, Cancelled);

        Assert.Equal((SnmpOutcome.Ok, null), (answer.Outcome, answer.Detail));
        Assert.Equal("snmpd-under-test", answer[0].ToText());
        Assert.Equal(SnmpType.TimeTicks, answer[1].Type);
        Assert.Equal(SysUpTime, answer[1].ToName());
    }

    [Fact]
    public async Task A_missing_object_is_an_exception_value_in_2c_and_an_error_in_1()
    {
        SnmpdServer.RequireInstalled();
        ObjectIdentifier[] names = [SysName, ObjectIdentifier.Parse("1.3.6.1.2.1.1.99.0")];

        using SnmpAnswer modern = await clients.Client.Read(Target(SnmpVersion.V2c), names, Cancelled);
        using SnmpAnswer old = await clients.Client.Read(Target(SnmpVersion.V1), names, Cancelled);

        Assert.Equal(SnmpOutcome.Ok, modern.Outcome);
        Assert.False(modern[1].Exists);
        Assert.Equal((SnmpOutcome.AgentError, SnmpErrorStatus.NoSuchName, 2), (old.Outcome, old.ErrorStatus, old.ErrorIndex));
    }

    [Theory]
    [InlineData(SnmpVersion.V1)]
    [InlineData(SnmpVersion.V2c)]
    public async Task A_walk_reads_each_subtree_to_its_end_in_order(SnmpVersion version)
    {
        SnmpdServer.RequireInstalled();
        ObjectIdentifier[] subtrees = [System, ObjectIdentifier.Parse("1.3.6.1.2.1.2.2.1.2"), ObjectIdentifier.Parse("1.3.6.1.2.1.99.7")];
        var names = new List<string>[] { [], [], [] };

        SnmpWalkResult walked = await clients.Client.Walk(
            Target(version), subtrees, default, (subtree, _, variable) => names[subtree].Add(variable.ToName().ToString()), Cancelled);

        Assert.Equal(new(SnmpOutcome.Ok, null, names.Sum(list => list.Count), walked.Requests), walked);
        Assert.True(names[0].Count > 8, $"{names[0].Count} objects of the system group");
        Assert.Contains("1.3.6.1.2.1.2.2.1.2.1", names[1]);
        Assert.Empty(names[2]);
        Assert.Equal(names[0].Distinct().Count(), names[0].Count);
    }

    [Fact]
    public async Task Bulk_answers_as_many_repetitions_as_asked()
    {
        SnmpdServer.RequireInstalled();

        using SnmpAnswer answer = await clients.Client.ReadBulk(Target(SnmpVersion.V2c), new[] { System }, 0, 5, Cancelled);

        Assert.Equal(5, answer.Count);
    }

    [Fact]
    public async Task A_wrong_community_looks_like_silence()
    {
        SnmpdServer.RequireInstalled();
        var target = new SnmpTarget(snmpd.Endpoint, new SnmpCommunity("wrong")) { Timeout = TimeSpan.FromMilliseconds(300), Retries = 1 };

        using SnmpAnswer answer = await clients.Client.Read(target, new[] { SysName }, Cancelled);

        Assert.Equal(SnmpOutcome.Timeout, answer.Outcome);
        Assert.Contains(snmpd.Endpoint.ToString(), answer.Detail, StringComparison.Ordinal);
        Assert.Equal((2, 1), (clients.Client.Traffic.Sent + clients.Client.Traffic.Resent, clients.Client.Traffic.TimedOut));
    }

    private SnmpTarget Target(SnmpVersion version) =>
        new(snmpd.Endpoint, new SnmpCommunity(SnmpdServer.Community, version)) { Timeout = TimeSpan.FromSeconds(5) };
}
