namespace PrisonOps.Web.Wire;

/// <summary>What the exporter sent and cannot be told of.</summary>
public sealed record FlowLoss(long Flows, long Datagrams, long SetsWithoutTemplate, long Malformed);
