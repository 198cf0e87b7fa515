using System.Net.Sockets;
using PrisonOps.Ports.Cameras.Workers;

namespace PrisonOps.Collectors.Rtsp;

/// <summary>What a person names, taken apart: a file, or a stream with its credentials beside it.</summary>
public sealed record StreamLocation(string Url, string? UserName, string? Password, WorkerTransport Transport)
{
    private const string Encrypted = "rtsps://";

    public static bool IsStream(string location) =>
        location.StartsWith("rtsp://", StringComparison.OrdinalIgnoreCase) || location.StartsWith(Encrypted, StringComparison.OrdinalIgnoreCase);

    /// <exception cref="SocketException">The name of the host does not resolve.</exception>
    /// <exception cref="UriFormatException">It begins like the address of a stream and is none.</exception>
    public static async ValueTask<StreamLocation> Resolve(string location, WorkerTransport transport, CancellationToken cancellationToken)
    {
        if (!IsStream(location)) return new(Path.GetFullPath(location), null, null, WorkerTransport.File);

        var address = new Uri(location);
        string[] credentials = address.UserInfo.Split(':', 2);
        bool isEncrypted = location.StartsWith(Encrypted, StringComparison.OrdinalIgnoreCase);
        int port = address.Port > 0 ? address.Port : isEncrypted ? RtspEndpoint.EncryptedPort : RtspEndpoint.DefaultPort;
        var endpoint = new RtspEndpoint(await RtspEndpoint.Number(address.DnsSafeHost, cancellationToken), port, address.PathAndQuery, isEncrypted);
        return new(
            endpoint.Url,
            credentials[0].Length > 0 ? Uri.UnescapeDataString(credentials[0]) : null,
            credentials.Length == 2 ? Uri.UnescapeDataString(credentials[1]) : null,
            transport);
    }

    public static string WithoutCredentials(string location)
    {
        int at = IsStream(location) ? location.LastIndexOf('@') : -1;
        return at < 0 ? location : location[..(location.IndexOf("://", StringComparison.Ordinal) + 3)] + location[(at + 1)..];
    }
}
