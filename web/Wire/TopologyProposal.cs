using PrisonOps.Ports.Topology;

namespace PrisonOps.Web.Wire;

/// <param name="RelationId">The accepted link that is gone or moved; null for a new one.</param>
/// <param name="FormerFromPort">Of a link that moved: where it was.</param>
/// <param name="Confidence">0 to 1.</param>
/// <param name="Evidence">What was seen, each in a sentence of codes and values.</param>
public sealed record TopologyProposal(
    Guid Id, int UnitId, ProposalKind Kind, ProposalState State, TopologyEnd From, TopologyEnd To, Guid? RelationId, TopologyEnd? FormerFrom, TopologyEnd? FormerTo,
    double Confidence, IReadOnlyList<TopologyEvidence> Evidence, DateTimeOffset FirstSeenAt, DateTimeOffset LastSeenAt, string? DecidedBy, DateTimeOffset? DecidedAt,
    string? Reason);
