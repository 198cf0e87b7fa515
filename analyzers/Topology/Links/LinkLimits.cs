namespace PrisonOps.Analyzers.Topology.Links;

/// <summary>From where on a line that carries traffic is not normal. Frames per second, and a share of its speed.</summary>
public static class LinkLimits
{
    public const double ErrorsPerSecond = 1, DiscardsPerSecond = 10, LoadRatio = 0.95;
}
