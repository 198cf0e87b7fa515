namespace PrisonOps.Ports.Topology;

public enum TopologyMapKind
{
    /// <summary>Everything of its unit, with one node for each child unit. It is always there; only what people move or add is a row.</summary>
    Automatic = 0,

    /// <summary>What people put on it.</summary>
    Drawn = 1,
}
