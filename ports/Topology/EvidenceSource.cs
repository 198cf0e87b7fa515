namespace PrisonOps.Ports.Topology;

/// <summary>By what a link was seen, the surest last. The numbers are stored; they are append-only.</summary>
public enum EvidenceSource
{
    /// <summary>Addresses that a bridge has learnt on a port.</summary>
    Fdb = 1,
    Cdp = 2,
    Lldp = 3,
}
