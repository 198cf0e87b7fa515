namespace PrisonOps.Ports.Cameras;

/// <summary>A limit on the streams that are open at a time behind one bottleneck, such as a recorder or the line of a site.</summary>
/// <param name="Key">Names the bottleneck: equal keys are counted together.</param>
/// <param name="StreamsMax">This request waits while so many are open. At least 1.</param>
public readonly record struct StreamLease(string Key, int StreamsMax);
