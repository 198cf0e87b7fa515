namespace PrisonOps.Ports.Topology.Discovery;

public sealed record SilentDevice(Guid ObjectId, string Code, string Name, string Reason);
