using System.Collections.Immutable;

namespace PrisonOps.Ports.Topology.Discovery;

/// <summary>One difference between what was discovered and what is accepted.</summary>
/// <param name="RelationId">The accepted link that is gone or moved.</param>
/// <param name="Fingerprint">Of its evidence: another one opens a refused proposal again.</param>
public sealed record LinkProposal(
    ProposalKind Kind, LinkPort From, LinkPort To, Guid? RelationId, LinkPort? FormerFrom, LinkPort? FormerTo, double Confidence,
    ImmutableArray<LinkEvidence> Evidence, string Fingerprint)
{
    /// <summary>The same difference has the same key, whatever was seen of it this time.</summary>
    public string Key => $"{(int)Kind}|{From.ObjectId:N}|{From.Port}|{To.ObjectId:N}|{To.Port}|{RelationId:N}";
}
