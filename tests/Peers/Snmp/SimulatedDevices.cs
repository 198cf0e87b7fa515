using System.Net;
using System.Net.Sockets;
using PrisonOps.AgentSimulator;

namespace PrisonOps.Tests.Peers.Snmp;

/// <summary>A simulator inside the test, on a port of its own.</summary>
internal sealed class SimulatedDevices : IAsyncDisposable
{
    private readonly Task serving;

    public SimulatedDevices(params IEnumerable<DeviceDescription> devices)
    {
        int port = FreePort();
        Host = new(devices.Select(device => device with { Port = port }), TimeProvider.System);
        serving = Host.Serve();
    }

    public AgentHost Host { get; }

    public static int FreePort()
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Dgram, ProtocolType.Udp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        return ((IPEndPoint)socket.LocalEndPoint!).Port;
    }

    public IPEndPoint Endpoint(string name) => Host.Find(name)!.Endpoint;

    public async ValueTask DisposeAsync()
    {
        Host.Dispose();
        await serving;
    }
}
