using System.Net;

namespace PrisonOps.Collectors.Logs;

/// <summary>Where a listener stands: what it speaks, its own address, and the network domain that everything it hears belongs to.</summary>
internal sealed record ListeningPlace(string Transport, IPEndPoint Endpoint, string NetworkDomain)
{
    /// <exception cref="FormatException">The address is none.</exception>
    public static ListeningPlace Of(string transport, string address, int port, string domain) =>
        new(transport, new(address == "any" ? IPAddress.IPv6Any : IPAddress.Parse(address), port), domain);

    /// <summary>The address of a sender as objects have it: a version 4 address that came over a socket of both versions is one of version 4.</summary>
    public static string AddressOf(IPEndPoint from) => (from.Address.IsIPv4MappedToIPv6 ? from.Address.MapToIPv4() : from.Address).ToString();
}
