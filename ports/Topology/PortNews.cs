namespace PrisonOps.Ports.Topology;

/// <summary>What a trap says of a port: linkDown or linkUp (RFC 2863).</summary>
[GenerateSerializer, Immutable, Alias("prisonops.port-news")]
public sealed record PortNews([property: Id(0)] int IfIndex, [property: Id(1)] bool IsUp);
