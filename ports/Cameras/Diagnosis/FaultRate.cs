namespace PrisonOps.Ports.Cameras.Diagnosis;

/// <summary>How people judged the faults of one code.</summary>
public sealed record FaultRate(string Fault, int TrueAlarms, int FalseAlarms, int AcceptedAsNormal);
