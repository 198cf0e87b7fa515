using System.Net;
using System.Net.Sockets;

namespace PrisonOps.Silo.Probing;

/// <summary>Reads HOST or HOST:PORT.</summary>
internal static class ProbeAddress
{
    /// <exception cref="FormatException">When it is no address, or the name has none.</exception>
    public static async Task<IPEndPoint> Resolve(string text, int defaultPort, CancellationToken cancellationToken)
    {
        if (text.Length > 0 && IPEndPoint.TryParse(text, out IPEndPoint? literal)) return new(literal.Address, literal.Port == 0 ? defaultPort : literal.Port);

        string[] parts = text.Split(':');
        int port = defaultPort;
        if (parts.Length > 2 || parts[0].Length == 0 || (parts.Length == 2 && (!int.TryParse(parts[1], out port) || port is < 1 or > 65_535)))
            throw new FormatException($"target '{text}' is not of the form HOST or HOST:PORT");

        try
        {
            IPAddress[] found = await Dns.GetHostAddressesAsync(parts[0], cancellationToken);
            return new(found.FirstOrDefault(address => address.AddressFamily == AddressFamily.InterNetwork) ?? found[0], port);
        }
        catch (SocketException)
        {
            throw new FormatException($"target '{text}': the name '{parts[0]}' has no address");
        }
    }
}
