namespace PrisonOps.Ports.Topology.Discovery;

public readonly record struct LearntAddress(string HardwareAddress, string Port);
