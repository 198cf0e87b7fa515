namespace PrisonOps.Ports.Topology.Discovery;

/// <param name="Name">As the interface tables and so the polls call it.</param>
/// <param name="AnnouncedId">How LLDP announces the port to others; null when it does not.</param>
/// <param name="Aggregate">The name of the aggregate that it is a member of.</param>
/// <param name="IsAggregate">It is an aggregate itself.</param>
/// <param name="Vlans">Numbers and ranges, "1,10-12".</param>
public sealed record PortFacts(
    int Index, string Name, string? Description, string? HardwareAddress, string? AnnouncedId, string? AnnouncedDescription, string? Aggregate, bool IsAggregate,
    string? Vlans, int? NativeVlan);
