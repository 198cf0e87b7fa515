using System.Net;
using System.Net.Sockets;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Collectors.Rtsp;

/// <summary>Where a stream is: an address that is a number, so that nobody below waits for a name server, and the path on it.</summary>
internal sealed record RtspEndpoint(IPAddress Address, int Port, string Path)
{
    private const int DefaultPort = 554;

    public string Url => $"rtsp://{new IPEndPoint(Address, Port)}{Path}";

    /// <exception cref="SocketException">The name does not resolve.</exception>
    public static async ValueTask<RtspEndpoint> Resolve(ObjectConfiguration camera, CancellationToken cancellationToken)
    {
        int port = camera.Port == 0 ? DefaultPort : camera.Port;
        string path = camera.StreamPath is null or "" ? "/" : camera.StreamPath.StartsWith('/') ? camera.StreamPath : "/" + camera.StreamPath;
        if (IPAddress.TryParse(camera.Address, out IPAddress? number)) return new(number, port, path);

        IPAddress[] found = await Dns.GetHostAddressesAsync(camera.Address, cancellationToken);
        return found is [var first, ..] ? new(first, port, path) : throw new SocketException((int)SocketError.HostNotFound);
    }
}
