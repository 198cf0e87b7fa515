using PrisonOps.Ports.Cameras;

namespace PrisonOps.Analyzers.Cameras;

/// <summary>Reads the numbers off consecutive frames, one after the other: the decoder reuses their planes.</summary>
public sealed class BurstMeter
{
    private int frames;
    private double? firstMs;
    private double lastMs;

    /// <param name="timeMs">The time stamp of the frame; null when the stream carries none.</param>
    public void Add(KeyframeView frame, double? timeMs)
    {
        _ = frame;
        frames++;
        if (timeMs is not { } at) return;
        firstMs ??= at;
        lastMs = at;
    }

    public BurstMeasurements Finish() => new(frames, firstMs is { } first ? lastMs - first : 0);
}
