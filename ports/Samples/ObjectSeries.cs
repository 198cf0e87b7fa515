using System.Collections.Immutable;

namespace PrisonOps.Ports.Samples;

/// <summary>One series of one object with its points, oldest first.</summary>
public sealed record ObjectSeries(Guid ObjectId, SeriesName Series, ImmutableArray<SamplePoint> Points);
