using System.Net;
using System.Net.Sockets;

namespace PrisonOps.Collectors.Devices;

/// <summary>Turns the address of an object, an IP address or a host name, into an IP address.</summary>
internal static class DeviceAddress
{
    /// <summary>Null when a name has no address; the resolver of the machine decides and caches.</summary>
    public static async ValueTask<IPAddress?> Resolve(string address, CancellationToken cancellationToken)
    {
        if (IPAddress.TryParse(address, out IPAddress? literal)) return literal;

        try
        {
            IPAddress[] found = await Dns.GetHostAddressesAsync(address, cancellationToken);
            return found.FirstOrDefault(candidate => candidate.AddressFamily == AddressFamily.InterNetwork) ?? found.FirstOrDefault();
        }
        catch (SocketException)
        {
            return null;
        }
    }
}
