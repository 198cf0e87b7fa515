namespace PrisonOps.Ports.Topology;

/// <summary>The states of a line (clause 8.3.4 b), worst last. The numbers are append-only.</summary>
public enum TopologyLinkState
{
    /// <summary>Neither end says anything about the port: it is not monitored, or was not answered.</summary>
    Unknown = 0,
    Normal = 1,

    /// <summary>It carries traffic, but not as it should: half of a pair is lost, it makes errors, its ends disagree.</summary>
    Abnormal = 2,
    Broken = 3,
}
