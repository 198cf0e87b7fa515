namespace PrisonOps.Ports.Topology.Discovery;

/// <summary>One end of a link: an object and, where it is known, its port.</summary>
public sealed record LinkPort(Guid ObjectId, string? Port);
