namespace PrisonOps.Web.Wire;

public sealed record FaultRegion(double X, double Y, double Width, double Height);
