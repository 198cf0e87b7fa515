namespace PrisonOps.Ports.Topology;

/// <summary>The numbers are stored; they are append-only.</summary>
public enum ProposalState
{
    Open = 1,
    Accepted = 2,

    /// <summary>It stays refused until its evidence is another one.</summary>
    Refused = 3,

    /// <summary>What was discovered no longer differs.</summary>
    Withdrawn = 4,
}
