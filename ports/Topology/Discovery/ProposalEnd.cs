namespace PrisonOps.Ports.Topology.Discovery;

public sealed record ProposalEnd(Guid ObjectId, string Code, string Name, string ClassCode, string? Port);
