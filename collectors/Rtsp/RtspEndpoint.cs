using System.Net;
using System.Net.Sockets;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Collectors.Rtsp;

/// <summary>Where a stream is: an address that is a number, so that nobody below waits for a name server, and the path on it.</summary>
internal sealed record RtspEndpoint(IPAddress Address, int Port, string Path, bool IsEncrypted = false)
{
    public const int DefaultPort = 554;

    /// <summary>The port that is registered for RTSP over TLS: a camera that is configured with it is asked that way.</summary>
    public const int EncryptedPort = 322;

    public string Url => $"{(IsEncrypted ? "rtsps" : "rtsp")}://{new IPEndPoint(Address, Port)}{Path}";

    /// <exception cref="SocketException">The name does not resolve.</exception>
    public static async ValueTask<RtspEndpoint> Resolve(ObjectConfiguration camera, CancellationToken cancellationToken)
    {
        int port = camera.Port == 0 ? DefaultPort : camera.Port;
        string path = camera.StreamPath is null or "" ? "/" : camera.StreamPath.StartsWith('/') ? camera.StreamPath : "/" + camera.StreamPath;
        return new(await Number(camera.Address, cancellationToken), port, path, port == EncryptedPort);
    }

    /// <exception cref="SocketException">The name does not resolve.</exception>
    public static async ValueTask<IPAddress> Number(string host, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(host, out IPAddress? number)) return number;
        IPAddress[] found = await Dns.GetHostAddressesAsync(host, cancellationToken);
        return found is [var first, ..] ? first : throw new SocketException((int)SocketError.HostNotFound);
    }
}
