namespace PrisonOps.Ports.Devices;

/// <summary>A device seen on a port. Texts are as the neighbour announced them.</summary>
/// <param name="LocalPort">The name of our port.</param>
/// <param name="Protocol">lldp or cdp.</param>
public sealed record DeviceNeighbour(string LocalPort, string RemoteHost, string RemotePort, string Protocol);
