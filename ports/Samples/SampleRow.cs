namespace PrisonOps.Ports.Samples;

/// <summary>
/// One poll of one object: the values in the order of its layout; NaN where a series gave nothing this time. The values end where no further
/// series gave any.
/// </summary>
public readonly record struct SampleRow(Guid ObjectId, int Layout, DateTimeOffset At, double[] Values);
