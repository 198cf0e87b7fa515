namespace PrisonOps.Analyzers.Topology.Suppression;

internal enum ReachGroupKind
{
    /// <summary>The owner is not reached without it.</summary>
    Firm,

    /// <summary>On a circle of needs: the owner is lost with it only when a member is lost because of something else.</summary>
    Circular,

    /// <summary>On a circle of paths that leads nowhere else: the collector stands on it.</summary>
    Void,
}
