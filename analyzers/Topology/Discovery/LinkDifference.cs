using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using PrisonOps.Analyzers.Topology.Links;
using PrisonOps.Ports.Topology;
using PrisonOps.Ports.Topology.Discovery;

namespace PrisonOps.Analyzers.Topology.Discovery;

/// <summary>What discovery says otherwise than the accepted links: new ones, moved ones, and those that were seen once and are not any more.</summary>
public static class LinkDifference
{
    /// <param name="asked">The objects that answered: of the others nothing is missing.</param>
    /// <param name="unseenFor">An accepted link may be unseen for so long.</param>
    public static (ImmutableArray<LinkProposal> Proposals, ImmutableArray<Guid> Seen) Of(
        DiscoveredNetwork network, ImmutableArray<AcceptedLink> accepted, IReadOnlySet<Guid> asked, TimeSpan unseenFor, DateTimeOffset now)
    {
        ILookup<(Guid, Guid), AcceptedLink> byPair = accepted.ToLookup(link => Ordered(link.From.ObjectId, link.To.ObjectId));
        HashSet<Guid> seen = [];
        List<DiscoveredLink> unmatched = [];
        foreach (DiscoveredLink link in network.Links)
        {
            AcceptedLink? same = byPair[Ordered(link.From.ObjectId, link.To.ObjectId)].FirstOrDefault(known => !seen.Contains(known.RelationId) && IsSame(known, link));
            if (same is not null) seen.Add(same.RelationId);
            else unmatched.Add(link);
        }

        List<LinkProposal> proposals = [];
        HashSet<Guid> moved = [];
        foreach (DiscoveredLink link in unmatched)
        {
            AcceptedLink? former = accepted.FirstOrDefault(known => !seen.Contains(known.RelationId) && !moved.Contains(known.RelationId) && HasMoved(known, link));
            if (former is not null) moved.Add(former.RelationId);
            proposals.Add(former is null
                ? Proposal(ProposalKind.New, link.From, link.To, null, link.Confidence, link.Evidence)
                : Proposal(ProposalKind.Moved, link.From, link.To, former, link.Confidence, link.Evidence));
        }

        foreach (AcceptedLink link in accepted.Where(link => !seen.Contains(link.RelationId) && !moved.Contains(link.RelationId)))
        {
            if (link.SeenAt is not { } last || now - last < unseenFor || !(asked.Contains(link.From.ObjectId) || asked.Contains(link.To.ObjectId))) continue;

            Guid witness = asked.Contains(link.To.ObjectId) ? link.To.ObjectId : link.From.ObjectId;
            proposals.Add(Proposal(
                ProposalKind.Gone, link.From, link.To, link, Gone,
                [new(EvidenceSource.Lldp, witness, null, "not-seen", last.ToUniversalTime().ToString("u"), last)]));
        }

        return ([.. proposals], [.. seen]);
    }

    private const double Gone = 0.8;

    /// <summary>The ports agree as far as both sides name them, whichever way round the link was accepted.</summary>
    private static bool IsSame(AcceptedLink known, DiscoveredLink link) =>
        (Agree(known.From, link.From) && Agree(known.To, link.To)) || (Agree(known.From, link.To) && Agree(known.To, link.From));

    private static bool Agree(LinkPort known, LinkPort found) =>
        known.ObjectId == found.ObjectId && (known.Port is null || found.Port is null || PortNames.AreSame(known.Port, found.Port));

    /// <summary>
    /// The same two objects at other ports, when one of the ports is still the same; or something at the very port of an accepted link where now
    /// another one is; or a host that hangs on one line only and is now at another switch.
    /// </summary>
    private static bool HasMoved(AcceptedLink known, DiscoveredLink link)
    {
        bool isPair = Ordered(known.From.ObjectId, known.To.ObjectId) == Ordered(link.From.ObjectId, link.To.ObjectId);
        if (isPair) return IsAt(known.From, link) || IsAt(known.To, link) || link.From.Port is null;

        return (IsAt(known.From, link) && known.From.Port is not null) || (IsAt(known.To, link) && known.To.Port is not null)
            || (link.From.Port is null && known.From.ObjectId == link.From.ObjectId);
    }

    private static bool IsAt(LinkPort end, DiscoveredLink link) => IsPort(end, link.From) || IsPort(end, link.To);

    private static bool IsPort(LinkPort one, LinkPort other) =>
        one.ObjectId == other.ObjectId && one.Port is not null && other.Port is not null && PortNames.AreSame(one.Port, other.Port);

    private static LinkProposal Proposal(
        ProposalKind kind, LinkPort from, LinkPort to, AcceptedLink? former, double confidence, ImmutableArray<LinkEvidence> evidence) =>
        new(kind, from, to, former?.RelationId, kind == ProposalKind.Moved ? former?.From : null, kind == ProposalKind.Moved ? former?.To : null, confidence, evidence, Fingerprint(evidence));

    /// <summary>When it was seen is no evidence by itself, and who else was learnt on a port changes with the hour: neither is in it.</summary>
    private static string Fingerprint(ImmutableArray<LinkEvidence> evidence) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(
        string.Join('\n', evidence.Select(one => $"{one.Source}|{one.SeenBy:N}|{one.Port}|{one.Code}|{(one.Source == EvidenceSource.Fdb ? "" : one.Said)}").Order(StringComparer.Ordinal)))).AsSpan(0, 16));

    private static (Guid, Guid) Ordered(Guid one, Guid other) => one.CompareTo(other) < 0 ? (one, other) : (other, one);
}
