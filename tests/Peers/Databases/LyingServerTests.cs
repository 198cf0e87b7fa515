using System.Diagnostics;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;
using PrisonOps.Tests.Peers.Protocols;
using PrisonOps.Tests.Peers.Snmp;

namespace PrisonOps.Tests.Peers.Databases;

/// <summary>Whatever listens on the port of a database: the reading ends, says why, and keeps little.</summary>
public sealed class LyingServerTests
{
    private static readonly byte[] NoEncryption = "N"u8.ToArray();

    /// <summary>A notice of PostgreSQL, which may come at any time, so that a driver reads on.</summary>
    private static readonly byte[] Notice = [(byte)'N', 0, 0, 0, 12, (byte)'M', (byte)'h', (byte)'e', (byte)'l', (byte)'l', (byte)'o', 0, 0];

    /// <summary>A packet of MySQL as long as one can be, so that the next one belongs to it.</summary>
    private static readonly byte[] LongPacket = [0xFF, 0xFF, 0xFF, 0, .. Enumerable.Repeat((byte)10, 60_000)];

    [Theory]
    [InlineData("postgresql")]
    [InlineData("mysql")]
    public async Task A_server_that_says_nothing_is_given_up(string engine)
    {
        await using ScriptedServer server = ScriptedServer.Saying([]);

        DevicePollResult result = await Ask(server, engine);

        Assert.True(result.Outcome == DevicePollOutcome.Timeout, $"{result.Outcome}: {result.Detail}");
    }

    [Theory]
    [InlineData("postgresql")]
    [InlineData("mysql")]
    public async Task A_server_that_never_ends_is_cut(string engine)
    {
        byte[] first = engine == "mysql" ? LongPacket : NoEncryption, again = engine == "mysql" ? LongPacket : Notice;
        await using ScriptedServer server = ScriptedServer.Saying(first, again);
        long before = Process.GetCurrentProcess().WorkingSet64;

        DevicePollResult result = await Ask(server, engine);

        Assert.True(result.Outcome is DevicePollOutcome.Malformed or DevicePollOutcome.Timeout, $"{result.Outcome}: {result.Detail}");
        Assert.InRange(server.Sent, 0, 64 << 20);
        Assert.InRange(Process.GetCurrentProcess().WorkingSet64 - before, long.MinValue, 256 << 20);
    }

    [Theory]
    [InlineData("postgresql", "N\u007f\u007f\u007f\u007f\u007f\u007f\u007f")]
    [InlineData("postgresql", "HTTP/1.1 400 Bad Request\r\n\r\n")]
    [InlineData("mysql", "HTTP/1.1 400 Bad Request\r\n\r\n")]
    [InlineData("mysql", "SSH-2.0-OpenSSH_9.2p1 Debian-2+deb12u3\r\n")]
    public async Task Something_else_than_a_database_is_never_down_or_refused(string engine, string said)
    {
        await using ScriptedServer server = ScriptedServer.Saying([.. said.Select(letter => (byte)letter)]);

        DevicePollResult result = await Ask(server, engine);

        Assert.True(result.Outcome is DevicePollOutcome.Malformed or DevicePollOutcome.Timeout, $"{result.Outcome}: {result.Detail}");
    }

    [Theory]
    [InlineData("postgresql")]
    [InlineData("mysql")]
    public async Task Random_octets_end_in_an_outcome_and_never_in_a_fault_of_ours(string engine)
    {
        var random = new Random(20_261_129);
        foreach (int _ in Enumerable.Range(0, 25))
        {
            byte[] said = new byte[random.Next(1, 400)];
            random.NextBytes(said);
            await using ScriptedServer server = ScriptedServer.Saying(said, closes: true);

            DevicePollResult result = await Ask(server, engine);

            Assert.True(result.Outcome is DevicePollOutcome.Malformed or DevicePollOutcome.Unreachable or DevicePollOutcome.Timeout, $"{result.Outcome}: {result.Detail}");
        }
    }

    private static async Task<DevicePollResult> Ask(ScriptedServer server, string engine)
    {
        await using var polling = new Polling(
            new("user-password", null, DatabasePeer.Watcher, DatabasePeer.WatcherPassword, null, null, null, null, null), ("Databases:ConnectTimeout", "00:00:02"));
        return await polling.Ask(ProtocolPolls.Device(server.Endpoint, MonitoringProtocol.Sql, $$"""{"engine": "{{engine}}"}""", withCredentials: true));
    }
}
