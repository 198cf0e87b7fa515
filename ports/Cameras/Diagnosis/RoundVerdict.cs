namespace PrisonOps.Ports.Cameras.Diagnosis;

public sealed record RoundVerdict(string Fault, FaultVerdict Verdict, string? Note, string By, DateTimeOffset At);
