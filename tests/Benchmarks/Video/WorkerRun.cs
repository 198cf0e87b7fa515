using System.Collections.Immutable;
using PrisonOps.Decoder.Boundary;
using PrisonOps.Decoder.Workers;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Workers;

namespace PrisonOps.Benchmarks.Video;

/// <summary>What a session of the decoder worker costs, in this process, so that its thread can be measured.</summary>
internal static class WorkerRun
{
    private const int DeadlineMs = 600_000;

    /// <summary>Those of the thread that asks, as in a worker.</summary>
    private static readonly SessionMeters Meters = new();

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
        Ask(clip.Path, clip.Keyframes, WorkerTransport.File, session, Meters, burstFrames, jpegBytesMax);
        return ThreadTime.Ms - began;
    }

    /// <summary>How much managed memory a keyframe costs that is decoded, noted and measured.</summary>
    public static double BytesMeasured(VideoClip clip)
    {
        using var session = new KeyframeSession();
        TimeSpan deadline = TimeSpan.FromMilliseconds(DeadlineMs);
        Require(session.Open(clip.Path, WorkerTransport.File, deadline, out string detail) == BoundaryOutcome.Ok, detail);
        Meters.Pictures.Begin(clip.Keyframes);
        var packets = ImmutableArray.CreateBuilder<KeyframePacket>(clip.Keyframes);
        Measure();
        long bytes = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 1; i < clip.Keyframes; i++) Measure();
        return (double)(GC.GetAllocatedBytesForCurrentThread() - bytes) / (clip.Keyframes - 1);

        void Measure()
        {
            Require(session.Next(deadline) == BoundaryOutcome.Ok, "a keyframe is missing");
            Meters.Pictures.Add(session.Frame);
            packets.Add(session.Packet);
        }
    }

    /// <summary>How much managed memory a session needs more for one keyframe more: that of its place in the answer.</summary>
    public static double BytesAnswered(VideoClip clip)
    {
        long few = Bytes(clip.Keyframes / 2), all = Bytes(clip.Keyframes);
        return (all - few) / (double)(clip.Keyframes - (clip.Keyframes / 2));

        long Bytes(int keyframes)
        {
            using var session = new KeyframeSession();
            long before = GC.GetAllocatedBytesForCurrentThread();
            Ask(clip.Path, keyframes, WorkerTransport.File, session, Meters);
            return GC.GetAllocatedBytesForCurrentThread() - before;
        }
    }

    /// <summary>The session stays open for its memory to be looked at, and what it was measured with is kept as well.</summary>
    public static OpenStream Opened(string url, WorkerTransport transport, int keyframes)
    {
        var stream = new OpenStream(new KeyframeSession(), new SessionMeters());
        Ask(url, keyframes, transport, stream.Session, stream.Meters);
        return stream;
    }

    internal sealed record OpenStream(KeyframeSession Session, SessionMeters Meters) : IDisposable
    {
        public void Dispose() => Session.Dispose();
    }

    private static void Ask(string url, int keyframes, WorkerTransport transport, KeyframeSession session, SessionMeters meters, int burstFrames = 0, int jpegBytesMax = 0)
    {
        var request = new WorkerRequest(1, url, null, null, transport, DeadlineMs, keyframes, jpegBytesMax) { BurstFrames = burstFrames };
        (WorkerAnswer answer, _) = new SessionRun(request, session, meters, TimeProvider.System).Go();
        Require(answer.Outcome == StreamOutcome.Ok && answer.Measurements.Length == keyframes, $"{answer.Outcome} {answer.Detail}, {answer.Measurements.Length} keyframes");
    }

    private static void Require(bool isSo, string otherwise)
    {
        if (!isSo) throw new InvalidOperationException(otherwise);
    }
}
