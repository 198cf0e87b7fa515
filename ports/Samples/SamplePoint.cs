namespace PrisonOps.Ports.Samples;

public readonly record struct SamplePoint(DateTimeOffset At, double Min, double Mean, double Max, int Count);
