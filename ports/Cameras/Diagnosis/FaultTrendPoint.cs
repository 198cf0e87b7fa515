namespace PrisonOps.Ports.Cameras.Diagnosis;

public sealed record FaultTrendPoint(DateOnly Day, string Fault, int Rounds, int Cameras);
