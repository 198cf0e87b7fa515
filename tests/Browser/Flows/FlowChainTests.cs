using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text.Json;
using Microsoft.Playwright;
using PrisonOps.Tests.Browser.Product;
using PrisonOps.Tests.Peers.Flows;

namespace PrisonOps.Tests.Browser.Flows;

/// <summary>softflowd exports what it reads of a capture; its datagrams are passed on from the address of a device.</summary>
public sealed class FlowChainTests(ProductFixture product)
{
    private const string Softflowd = "/usr/sbin/softflowd", Server = "10.2.0.1";
    private const int Clients = 12, PayloadOctets = 1_000;

    /// <summary>A minute is committed when it is over, and the next look for such minutes is 5 s later at most.</summary>
    private static readonly TimeSpan CommittedWithin = TimeSpan.FromSeconds(90);

    [Fact]
    [Trait("Ring", "long")]
    [Trait("Clause", "8.5-d.1")]
    [Trait("Clause", "8.1.6-0.2")]
    [Trait("Clause", "8.1.1-0.4")]
    public async Task Flows_of_softflowd_are_on_the_page_of_their_device_and_another_prison_sees_none()
    {
        if (!File.Exists(Softflowd)) Assert.Skip($"{Softflowd} is not installed (Debian package softflowd).");
        using ApiClient own = await product.SignIn(SmallEstate.Operator), neighbour = await product.SignIn(SmallEstate.Neighbour), ministry = await product.SignIn(SmallEstate.Ministry);
        string device = (await own.Get($"/api/objects?text={SmallEstate.SwitchCode}")).GetProperty("rows")[0].GetProperty("id").GetString()!;
        PacketCapture capture = new();
        for (int client = 1; client <= Clients; client++) capture.Tcp(Server, 554, $"10.1.0.{client}", 40_000 + client, packets: 10 * client, PayloadOctets);
        long expected = Enumerable.Range(1, Clients).Sum(client => 10L * client * PacketCapture.CountedOctets(PayloadOctets));

        await Export(capture, product.Network.Address(21));
        await Export(capture, product.Network.Address(99));
        await Until.True(async () => await Total(own, device) == expected, CommittedWithin, () => "The flows did not become rows of the device.");

        JsonElement flows = await own.Get($"/api/objects/{device}/flows");
        JsonElement greatest = flows.GetProperty("conversations")[0], host = flows.GetProperty("hosts")[0];
        Assert.Equal((Server, $"10.1.0.{Clients}", 554), (greatest.GetProperty("source").GetString(), greatest.GetProperty("destination").GetString(), greatest.GetProperty("service").GetInt32()));
        Assert.Equal((Server, expected), (host.GetProperty("address").GetString(), host.GetProperty("outOctets").GetInt64()));
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.Try($"/api/objects/{device}/flows")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await neighbour.Try($"/api/objects/{device}/flows/export.csv")).Status);
        await Until.True(
            async () => (await ministry.Get("/api/logs/unmapped?reason=unknownSource")).GetProperty("rows").EnumerateArray().Any(
                row => row.GetProperty("address").GetString() == product.Network.Address(99) && row.GetProperty("kind").GetString() == "flow"),
            CommittedWithin, () => "The exporter of nobody is not listed.");

        IPage page = await product.Open(SmallEstate.Operator, $"/objects/{device}");
        await page.Locator(".flow-table tr", new() { HasText = $"10.1.0.{Clients}" }).WaitForAsync();
        Assert.Contains("TCP 554 RTSP", await page.Locator(".flow-table tbody tr").First.InnerTextAsync(), StringComparison.Ordinal);
    }

    private static async Task<long> Total(ApiClient api, string device) => (await api.Get($"/api/objects/{device}/flows")).GetProperty("total").GetProperty("octets").GetInt64();

    /// <summary>Without a control socket softflowd reads the file to its end, exports everything and goes: then all datagrams are there.</summary>
    private async Task Export(PacketCapture capture, string from)
    {
        string folder = Directory.CreateTempSubdirectory("prisonops-flows-").FullName, file = Path.Combine(folder, "capture.pcap");
        capture.Write(file);
        using Socket tap = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp), sender = new(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        tap.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        sender.Bind(new IPEndPoint(IPAddress.Parse(from), 0));
        IPEndPoint to = new(IPAddress.Loopback, product.Run.FlowPort);
        await RunningProgram.Finish(
            Softflowd, ["-d", "-r", file, "-n", string.Create(CultureInfo.InvariantCulture, $"{tap.LocalEndPoint}"), "-v", "9", "-p", Path.Combine(folder, "pid"), "-c", "none"],
            TestContext.Current.CancellationToken);
        byte[] buffer = new byte[65_535];
        int passed = 0;
        for (; tap.Available > 0; passed++) sender.SendTo(buffer.AsSpan(0, tap.Receive(buffer)), to);
        Directory.Delete(folder, recursive: true);
        Assert.True(passed > 0, "softflowd exported nothing.");
    }
}
