namespace PrisonOps.Ports.Flows;

/// <summary>What an exporter sent and this installation cannot tell of; see <see cref="FlowReport"/>.</summary>
public readonly record struct FlowLoss(long Flows, long Datagrams, long SetsWithoutTemplate, long Malformed)
{
    public FlowLoss Plus(FlowReport report) => new(
        Flows + report.LostFlows, Datagrams + report.LostDatagrams, SetsWithoutTemplate + report.SetsWithoutTemplate, Malformed + report.Malformed);
}
