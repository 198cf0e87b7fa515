namespace PrisonOps.Web.Wire;

public sealed record FlowSum(long Octets, long Packets, long Flows);
