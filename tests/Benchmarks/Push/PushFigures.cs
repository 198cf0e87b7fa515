namespace PrisonOps.Benchmarks.Push;

internal sealed record PushFigures(long Items, double MedianMs, double P99Ms);
