namespace PrisonOps.Ports.Topology.Discovery;

/// <summary>A connected-to relation with its ports.</summary>
/// <param name="SeenAt">When discovery saw it last; null when it never did: a person knows of it, and discovery cannot miss it.</param>
public sealed record AcceptedLink(Guid RelationId, LinkPort From, LinkPort To, DateTimeOffset? SeenAt);
