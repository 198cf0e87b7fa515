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
    private LumaPyramid now = new();
    private LumaPyramid before = new();
    private int frames;
    private int found;
    private int equalFrames;
    private double? firstMs;
    private double lastMs;

    /// <param name="timeMs">The time stamp of the frame; null when the stream carries none.</param>
    public void Add(KeyframeView frame, double? timeMs)
    {
        if (frames == FramesMax) throw new InvalidOperationException($"A burst has at most {FramesMax} frames.");
        now.Build(frame.Luma);
        PlaneView level = PictureMeter.MotionLevel(now);
        lumaMeans[frames] = MeanOf(now[2]);
        if (frames == 0) motion.SetReference(level);
        else if (motion.Find(level) is { } moved) path[found++] = moved;
        if (frames > 0 && now.HasSizeOf(before) && AreEqual(before[0], now[0])) equalFrames++;
        frames++;
        (now, before) = (before, now);

        if (timeMs is not { } at) return;
        firstMs ??= at;
        lastMs = at;
    }

    public BurstMeasurements Finish() => new(frames, firstMs is { } first ? lastMs - first : 0)
    {
        Path = [.. path[..found]],
        LumaMeans = [.. lumaMeans[..frames]],
        EqualFrames = equalFrames,
    };

    private static double MeanOf(PlaneView plane)
    {
        long sum = 0;
        for (int y = 0; y < plane.HeightPx; y++) sum += PlaneSums.Sum(plane.Row(y));
        return (double)sum / ((long)plane.WidthPx * plane.HeightPx);
    }

    private static bool AreEqual(PlaneView one, PlaneView other)
    {
        for (int y = 0; y < one.HeightPx; y++)
        {
            if (!one.Row(y).SequenceEqual(other.Row(y))) return false;
        }

        return true;
    }
}
