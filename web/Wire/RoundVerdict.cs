using PrisonOps.Ports.Cameras;

namespace PrisonOps.Web.Wire;

public sealed record RoundVerdict(string Fault, FaultVerdict Verdict, string? Note, string By, DateTimeOffset At);
