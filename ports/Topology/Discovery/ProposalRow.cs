using System.Collections.Immutable;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Topology.Discovery;

/// <summary>A difference as people see it.</summary>
public sealed record ProposalRow(
    Guid Id, UnitPlace Place, ProposalKind Kind, ProposalState State, ProposalEnd From, ProposalEnd To, Guid? RelationId, ImmutableArray<LinkPort> Former,
    double Confidence, ImmutableArray<LinkEvidence> Evidence, DateTimeOffset FirstSeenAt, DateTimeOffset LastSeenAt, string? DecidedBy, DateTimeOffset? DecidedAt, string? Reason);
