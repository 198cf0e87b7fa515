using System.Diagnostics.CodeAnalysis;

namespace PrisonOps.Ports.Topology;

/// <summary>What a node of a map stands for.</summary>
[SuppressMessage("Naming", "CA1720", Justification = "The name is the wire's.")]
public enum TopologyNodeKind
{
    Object = 0,

    /// <summary>Another map, drawn as one node.</summary>
    Map = 1,

    /// <summary>Nothing that is monitored: a cloud, a hub that nobody can ask, the network of a carrier.</summary>
    Symbol = 2,
}
