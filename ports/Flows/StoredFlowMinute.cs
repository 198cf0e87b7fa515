using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Flows;

/// <summary>A minute with the object that its exporter is.</summary>
public sealed record StoredFlowMinute(FlowMinute Minute, Guid ObjectId, UnitPlace Place);
