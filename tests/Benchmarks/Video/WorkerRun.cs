using PrisonOps.Decoder.Boundary;
using PrisonOps.Decoder.Workers;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Workers;

namespace PrisonOps.Benchmarks.Video;

/// <summary>What a session of the decoder worker costs, in this process, so that its thread can be measured.</summary>
internal static class WorkerRun
{
    private const int DeadlineMs = 600_000;

    /// <summary>Keyframes are decoded and nothing is done with them.</summary>
    public static (double CpuMs, long Bytes) Bare(VideoClip clip)
    {
        using var session = new KeyframeSession();
        TimeSpan deadline = TimeSpan.FromMilliseconds(DeadlineMs);
        double began = ThreadTime.Ms;
        Require(session.Open(clip.Path, WorkerTransport.File, deadline, out string detail) == BoundaryOutcome.Ok, detail);
        Require(session.Next(deadline) == BoundaryOutcome.Ok, "no keyframe");
        long bytes = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 1; i < clip.Keyframes; i++) Require(session.Next(deadline) == BoundaryOutcome.Ok, "a keyframe is missing");
        return (ThreadTime.Ms - began, GC.GetAllocatedBytesForCurrentThread() - bytes);
    }

    public static double Diagnosed(VideoClip clip, int burstFrames, int jpegBytesMax)
    {
        using var session = new KeyframeSession();
        double began = ThreadTime.Ms;
        Ask(clip.Path, clip.Keyframes, WorkerTransport.File, session, burstFrames, jpegBytesMax);
        return ThreadTime.Ms - began;
    }

    /// <summary>How much managed memory one keyframe more costs.</summary>
    public static double BytesPerKeyframe(VideoClip clip)
    {
        long few = Bytes(clip.Keyframes / 2), all = Bytes(clip.Keyframes);
        return (all - few) / (double)(clip.Keyframes - (clip.Keyframes / 2));

        long Bytes(int keyframes)
        {
            using var session = new KeyframeSession();
            long before = GC.GetAllocatedBytesForCurrentThread();
            Ask(clip.Path, keyframes, WorkerTransport.File, session);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    /// <summary>The session stays open for its memory to be looked at.</summary>
    public static KeyframeSession Opened(string url, WorkerTransport transport, int keyframes)
    {
        var session = new KeyframeSession();
        Ask(url, keyframes, transport, session);
        return session;
    }

    private static void Ask(string url, int keyframes, WorkerTransport transport, KeyframeSession session, int burstFrames = 0, int jpegBytesMax = 0)
    {
        var request = new WorkerRequest(1, url, null, null, transport, DeadlineMs, keyframes, jpegBytesMax) { BurstFrames = burstFrames };
        (WorkerAnswer answer, _) = new SessionRun(request, session, TimeProvider.System).Go();
        Require(answer.Outcome == StreamOutcome.Ok && answer.Measurements.Length == keyframes, $"{answer.Outcome} {answer.Detail}, {answer.Measurements.Length} keyframes");
    }

    private static void Require(bool isSo, string otherwise)
    {
        if (!isSo) throw new InvalidOperationException(otherwise);
    }
}
