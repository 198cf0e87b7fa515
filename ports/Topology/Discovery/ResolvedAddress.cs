namespace PrisonOps.Ports.Topology.Discovery;

/// <summary>A row of a table of ARP or of neighbour discovery.</summary>
public readonly record struct ResolvedAddress(string Address, string HardwareAddress);
