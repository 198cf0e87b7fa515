namespace PrisonOps.Ports.Flows;

/// <summary>Traffic, as the exporter counted it times its sampling rate. Sums stop at the greatest number instead of turning negative: devices say what they like.</summary>
public readonly record struct FlowSum(long Octets, long Packets, long Flows)
{
    public FlowSum Plus(FlowSum other) => new(Add(Octets, other.Octets), Add(Packets, other.Packets), Add(Flows, other.Flows));

    private static long Add(long a, long b) => a > long.MaxValue - b ? long.MaxValue : a + b;
}
