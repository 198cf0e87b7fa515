namespace PrisonOps.Ports.Topology;

/// <summary>What a link carries. Bits per second, shares of its speed (0 to 1 and more), frames per second; null when it is not measured.</summary>
[GenerateSerializer, Immutable, Alias("prisonops.link-load")]
public sealed record LinkLoad(
    [property: Id(0)] double? SpeedBps,
    [property: Id(1)] double? ForwardBps,
    [property: Id(2)] double? BackwardBps,
    [property: Id(3)] double? ErrorsPerSecond,
    [property: Id(4)] double? DiscardsPerSecond)
{
    public static LinkLoad None { get; } = new(null, null, null, null, null);

    public double? ForwardRatio => Ratio(ForwardBps);

    public double? BackwardRatio => Ratio(BackwardBps);

    private double? Ratio(double? bps) => bps is { } carried && SpeedBps is > 0 and { } speed ? carried / speed : null;
}
