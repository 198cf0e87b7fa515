namespace PrisonOps.Web.Wire;

public sealed record SamplePoint(DateTimeOffset At, double Min, double Mean, double Max, int Count);
