namespace PrisonOps.Ports.Flows;

/// <summary>Takes what listeners read of flows. It sums up and returns at once; what has no room is counted as other traffic.</summary>
public interface IFlowSink
{
    /// <param name="report">Belongs to the caller again when this returns.</param>
    void Take(FlowExporter exporter, FlowReport report);
}
