namespace PrisonOps.Ports.Topology;

/// <summary>The numbers are stored; they are append-only.</summary>
public enum TopologyElementKind
{
    Node = 1,
    Link = 2,
    Group = 3,
    Text = 4,
}
