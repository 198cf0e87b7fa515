using System.Collections.Immutable;

namespace PrisonOps.Ports.Topology;

/// <summary>A link as it is now. "Forward" is from its from-end to its to-end.</summary>
/// <param name="ChangedAt">When it came into this state, as far as the map has seen it; null before the first verdict.</param>
/// <param name="Revision">Grows with each change of the link.</param>
[GenerateSerializer, Immutable, Alias("prisonops.link-now")]
public sealed record LinkNow(
    [property: Id(0)] Guid Id,
    [property: Id(1)] TopologyLinkState State,
    [property: Id(2)] ImmutableArray<TopologyLinkCause> Causes,
    [property: Id(3)] DateTimeOffset? ChangedAt,
    [property: Id(4)] PortNow? From,
    [property: Id(5)] PortNow? To,
    [property: Id(6)] bool IsFromFresh,
    [property: Id(7)] bool IsToFresh,
    [property: Id(8)] LinkLoad Load,
    [property: Id(9)] long Revision);
