namespace PrisonOps.Analyzers.Flows;

/// <summary>How much of flows is held before it becomes rows.</summary>
/// <param name="ExportersMax">Further ones are refused.</param>
/// <param name="PortsMax">Of one exporter; further ones count at port 0.</param>
/// <param name="HeldMax">Conversations of one exporter in the open minute; then the lesser half becomes other traffic.</param>
/// <param name="HeldByAllMax">Of all exporters together; then a new one is other traffic.</param>
/// <param name="KeptMax">Conversations of one exporter and minute that become rows.</param>
/// <param name="ClosedMax">Minutes of all exporters that wait for the database; beyond it the oldest are lost.</param>
public sealed record FlowBounds(int ExportersMax, int PortsMax, int HeldMax, int HeldByAllMax, int KeptMax, int ClosedMax);
