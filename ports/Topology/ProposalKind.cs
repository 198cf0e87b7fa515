namespace PrisonOps.Ports.Topology;

/// <summary>How what was discovered differs from what is accepted. The numbers are stored; they are append-only.</summary>
public enum ProposalKind
{
    /// <summary>A link that nobody has accepted yet.</summary>
    New = 1,

    /// <summary>An accepted link of which nothing has been seen for longer than links may be unseen.</summary>
    Gone = 2,

    /// <summary>An accepted link whose end is now on another port or at another object.</summary>
    Moved = 3,
}
