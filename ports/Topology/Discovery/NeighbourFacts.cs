using System.Collections.Immutable;

namespace PrisonOps.Ports.Topology.Discovery;

/// <summary>One row of a table of neighbours, as it was announced.</summary>
/// <param name="Port">The name of our port.</param>
/// <param name="Chassis">A hardware address where the announcement has one, else a text.</param>
/// <param name="PortHardwareAddress">Of the neighbour's port, when it is named by one.</param>
public sealed record NeighbourFacts(
    EvidenceSource Source, string Port, string? Chassis, string? RemotePort, string? RemotePortDescription, string? PortHardwareAddress, string? SysName,
    ImmutableArray<string> Addresses);
