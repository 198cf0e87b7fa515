using System.Collections.Immutable;

namespace PrisonOps.Ports.Cameras;

/// <summary>Numbers read off consecutive frames; they say nothing about good or bad.</summary>
/// <param name="Frames">Decoded frames, in the order of display.</param>
/// <param name="SpanMs">From the time stamp of the first to that of the last; 0 when the stream carries none.</param>
[GenerateSerializer, Immutable, Alias("prisonops.burst-measurements")]
public sealed record BurstMeasurements([property: Id(0)] int Frames, [property: Id(1)] double SpanMs)
{
    /// <summary>Where the camera stood in each frame against the first; empty when it has too little structure to tell.</summary>
    [Id(2)]
    public ImmutableArray<CameraMotion> Path { get; init; } = [];

    /// <summary>Mean luma of each frame.</summary>
    [Id(3)]
    public ImmutableArray<double> LumaMeans { get; init; } = [];
}
