using System.Collections.Immutable;
using PrisonOps.Ports.Cameras;

namespace PrisonOps.Analyzers.Cameras;

/// <summary>Reads the numbers off consecutive frames, one after the other: the decoder reuses their planes.</summary>
public sealed class BurstMeter
{
    private const int FramesMax = 64;

    private readonly BlockMotion motion = new();
    private readonly CameraMotion[] path = new CameraMotion[FramesMax];
    private readonly double[] lumaMeans = new double[FramesMax];
    private readonly LumaPyramid pyramid = new();
    private int frames;
    private int found;
    private double? firstMs;
    private double lastMs;

    /// <summary>Another burst begins.</summary>
    public void Begin() => (frames, found, firstMs) = (0, 0, null);

    /// <param name="timeMs">The time stamp of the frame; null when the stream carries none.</param>
    public void Add(KeyframeView frame, double? timeMs)
    {
        if (frames == FramesMax) throw new InvalidOperationException($"A burst has at most {FramesMax} frames.");
        pyramid.Build(frame.Luma);
        PlaneView level = PictureMeter.MotionLevel(pyramid);
        lumaMeans[frames] = MeanOf(pyramid[2]);
        if (frames == 0) motion.SetReference(level);
        else if (motion.Find(level) is { } moved) path[found++] = moved;
        frames++;

        if (timeMs is not { } at) return;
        firstMs ??= at;
        lastMs = at;
    }

    public BurstMeasurements Finish() => new(frames, firstMs is { } first ? lastMs - first : 0)
    {
        Path = [.. path[..found]],
        LumaMeans = [.. lumaMeans[..frames]],
    };

    private static double MeanOf(PlaneView plane)
    {
        long sum = 0;
        for (int y = 0; y < plane.HeightPx; y++) sum += PlaneSums.Sum(plane.Row(y));
        return (double)sum / ((long)plane.WidthPx * plane.HeightPx);
    }
}
