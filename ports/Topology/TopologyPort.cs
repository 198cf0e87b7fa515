namespace PrisonOps.Ports.Topology;

/// <summary>What discovery has read of a port.</summary>
/// <param name="Aggregate">The name of the aggregate that the port belongs to.</param>
/// <param name="Vlans">Numbers and ranges, "1,10-12"; null when the device does not say.</param>
/// <param name="NativeVlan">The VLAN of frames without a tag.</param>
public sealed record TopologyPort(Guid ObjectId, string Port, string? Aggregate, string? Vlans, int? NativeVlan);
