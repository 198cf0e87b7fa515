namespace PrisonOps.Web.Wire;

public sealed record FaultTrendPoint(DateOnly Day, string Fault, int Rounds, int Cameras);
