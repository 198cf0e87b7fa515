using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Text;
using PrisonOps.Ports.Logs;

namespace PrisonOps.Tests.Peers.Logs;

/// <summary>Debian's logger (bsdutils) sends, in both forms and over both transports; a TLS client of the framework stands for a device.</summary>
public sealed class SyslogPeerTests(PushedInputUnderTest input) : IClassFixture<PushedInputUnderTest>
{
    private const string Logger = "/usr/bin/logger";

    [Theory]
    [InlineData("--udp", "--rfc5424")]
    [InlineData("--udp", "--rfc3164")]
    [InlineData("--tcp", "--rfc5424")]
    [InlineData("--tcp", "--rfc3164")]
    [Trait("Clause", "8.1.5-0.3")]
    public async Task Logger_is_heard_in_both_forms_and_over_both_transports(string transport, string form)
    {
        Tool.RequireInstalled(Logger, "bsdutils");
        IPEndPoint to = transport == "--udp" ? input.SyslogUdp : input.SyslogTcp;
        string text = $"风扇 failed {transport} {form}";

        (int code, string output) = await Tool.Run(
            Logger, "--server", "127.0.0.1", "--port", Port(to), transport, form, "--tag", "hwmon", "--priority", "local3.err", text);
        LogMessage heard = await input.Next(message => message.Text == text);

        Assert.True(code == 0, output);
        Assert.Equal((LogKind.Syslog, 19, LogSeverity.Error, "hwmon"), (heard.Kind, heard.Facility!.Value, heard.Severity, heard.App));
        Assert.Equal(("private-self-built", "127.0.0.1"), (heard.NetworkDomain, heard.Address));
        Assert.InRange(heard.DeviceAt!.Value - heard.ReceivedAt, TimeSpan.FromHours(-9), TimeSpan.FromHours(9));
    }

    [Fact]
    public async Task Messages_over_tls_come_with_their_length_and_a_broken_connection_loses_none_that_was_whole()
    {
        using TcpClient connection = new();
        await connection.ConnectAsync(input.SyslogTls, TestContext.Current.CancellationToken);
        await using SslStream secured = new(connection.GetStream(), false, (_, presented, _, _) => presented?.GetCertHashString() == input.CertificateHash);
        await secured.AuthenticateAsClientAsync("pushed-input");
        byte[] message = Encoding.UTF8.GetBytes("<13>1 2026-11-29T04:00:00Z fw app - - - over tls");

        await secured.WriteAsync(Encoding.UTF8.GetBytes($"{message.Length} "), TestContext.Current.CancellationToken);
        await secured.WriteAsync(message, TestContext.Current.CancellationToken);
        await secured.FlushAsync(TestContext.Current.CancellationToken);
        connection.Client.Shutdown(SocketShutdown.Send);

        Assert.Equal("fw", (await input.Next(heard => heard.Text == "over tls")).Host);
    }

    [Fact]
    public async Task A_client_that_speaks_no_tls_is_shut_out_and_the_next_one_is_served()
    {
        using (TcpClient rude = new())
        {
            await rude.ConnectAsync(input.SyslogTls, TestContext.Current.CancellationToken);
            await rude.GetStream().WriteAsync("<13>plain text\n"u8.ToArray(), TestContext.Current.CancellationToken);
            byte[] rest = new byte[64];
            int read = await Closed(rude.GetStream(), rest);
            Assert.InRange(read, 0, rest.Length);
        }

        await Messages_over_tls_come_with_their_length_and_a_broken_connection_loses_none_that_was_whole();
        Assert.Equal(0, await input.Count(message => message.Text.Contains("plain text", StringComparison.Ordinal), 0));
    }

    [Fact]
    public async Task One_address_has_so_many_connections_and_no_more()
    {
        List<TcpClient> open = [];
        for (int i = 0; i < 17; i++)
        {
            TcpClient client = new();
            await client.ConnectAsync(input.SyslogTcp, TestContext.Current.CancellationToken);
            open.Add(client);
        }

        int last = await Closed(open[^1].GetStream(), new byte[1]);
        open.ForEach(client => client.Dispose());

        Assert.Equal(0, last);
    }

    private static async Task<int> Closed(NetworkStream stream, byte[] buffer)
    {
        try
        {
            return await stream.ReadAsync(buffer, TestContext.Current.CancellationToken);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static string Port(IPEndPoint endpoint) => endpoint.Port.ToString(CultureInfo.InvariantCulture);
}
