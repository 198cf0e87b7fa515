using System.Collections.Immutable;
using PrisonOps.Analyzers.Cameras;
using PrisonOps.Decoder.Boundary;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Workers;

namespace PrisonOps.Decoder.Workers;

/// <summary>One request from connecting to the answer, on the thread that calls it.</summary>
internal sealed class SessionRun(WorkerRequest request, KeyframeSession session, SessionMeters meters, TimeProvider time)
{
    /// <summary>Evidence is looked at in a browser; 1280 pixels show every fault.</summary>
    private const int JpegWidthPxMax = 1280;

    /// <summary>25 frames of a camera of 5 frames a second.</summary>
    private static readonly TimeSpan BurstSpanMax = TimeSpan.FromSeconds(5);

    /// <summary>What flickers or stands still only now and then is not always there at the first keyframe.</summary>
    private const int LaterBurstKeyframe = 6;

    private readonly long began = time.GetTimestamp();
    private readonly double cpuMsAtStart = ThreadTime.Ms;
    private readonly ImmutableArray<KeyframePacket>.Builder packets = ImmutableArray.CreateBuilder<KeyframePacket>(request.Keyframes);
    private int damaged;

    public (WorkerAnswer Answer, byte[] Jpeg) Go()
    {
        if (!StreamUrl.TryBuild(request, out string url, out string problem)) return (Failed(StreamOutcome.NotAsked, problem), []);

        session.SetLimits(request.FirstPacketMsMax, request.SilenceMsMax, request.KeyframeSpacingMsMin);
        TimeSpan signallingMax = Least(Remaining, TimeSpan.FromMilliseconds(request.SignallingMsMax));
        BoundaryOutcome opened = session.Open(url, request.Transport, signallingMax, out string detail);
        if (opened != BoundaryOutcome.Ok) return (NotOpened(opened, detail), []);

        return request.IsWatch ? (Watch(), []) : Measure();
    }

    private TimeSpan Remaining => TimeSpan.FromMilliseconds(request.DeadlineMs) - time.GetElapsedTime(began);

    private WorkerAnswer Watch()
    {
        BoundaryOutcome last = session.Watch(Remaining);
        NativeTimings timings = session.Timings;
        (StreamOutcome outcome, string detail) = SessionOutcomes.Watched(last, timings);
        return new(request.Id, outcome, detail, session.Codec, TimingOf(timings), []) { CpuMs = ThreadTime.Ms - cpuMsAtStart };
    }

    private (WorkerAnswer Answer, byte[] Jpeg) Measure()
    {
        PictureMeter meter = meters.Pictures;
        meter.Begin(request.Keyframes);
        BurstMeasurements? burst = null, laterBurst = null;
        BoundaryOutcome last = BoundaryOutcome.Ok;
        while (packets.Count < request.Keyframes)
        {
            last = session.Next(Remaining);
            if (last != BoundaryOutcome.Ok) break;
            if (PictureMeter.Problem(session.Frame.Luma) is { Length: > 0 } problem) return (Failed(StreamOutcome.UnsupportedCodec, problem), []);
            if (session.IsDamaged) damaged++;
            meter.Add(session.Frame);
            packets.Add(session.Packet);
            if (request.BurstFrames > 0 && packets.Count == 1) burst = MeasureBurst();
            if (request.BurstFrames > 0 && packets.Count == LaterBurstKeyframe) laterBurst = MeasureBurst();
        }

        byte[] jpeg = request.JpegBytesMax > 0 && packets.Count > 0 ? session.Jpeg(JpegWidthPxMax, request.JpegBytesMax) : [];
        WorkerAnswer answer = Answer(last);
        return answer.Outcome == StreamOutcome.Ok
            ? (answer with { Measurements = meter.Finish(), Packets = packets.ToImmutable(), Burst = burst, LaterBurst = laterBurst }, jpeg)
            : (answer, jpeg);
    }

    /// <summary>A slow camera gives fewer frames than were asked for: the keyframes that follow need their time as well.</summary>
    private BurstMeasurements? MeasureBurst()
    {
        long burstBegan = time.GetTimestamp();
        meters.Burst.Begin();
        int frames = 0;
        if (session.BeginBurst() != BoundaryOutcome.Ok) return null;
        while (frames < request.BurstFrames && Least(Remaining / 2, BurstSpanMax - time.GetElapsedTime(burstBegan)) is var left && left > TimeSpan.Zero)
        {
            if (session.Next(left) != BoundaryOutcome.Ok || PictureMeter.Problem(session.Frame.Luma).Length > 0) break;
            meters.Burst.Add(session.Frame, session.TimeMs);
            frames++;
        }

        session.EndBurst();
        return frames > 0 ? meters.Burst.Finish() : null;
    }

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private WorkerAnswer Answer(BoundaryOutcome last)
    {
        NativeTimings timings = session.Timings;
        (StreamOutcome outcome, string detail) = packets.Count == 0 ? SessionOutcomes.NoPicture(last, timings)
            : damaged == packets.Count ? (StreamOutcome.Corrupt, $"{damaged} of {damaged} keyframes are damaged")
            : (StreamOutcome.Ok, "");
        return new(request.Id, outcome, detail, session.Codec, TimingOf(timings), []) { CpuMs = ThreadTime.Ms - cpuMsAtStart };
    }

    private WorkerAnswer NotOpened(BoundaryOutcome opened, string detail)
    {
        StreamOutcome outcome = SessionOutcomes.NotOpened(opened);
        if (outcome != StreamOutcome.Timeout) return Failed(outcome, detail);
        return StreamUrl.EndPointOf(request.Url) is { } camera && !ConnectProbe.Connects(camera)
            ? Failed(StreamOutcome.HostUnreachable, "the connection was not accepted in time")
            : Failed(StreamOutcome.Timeout, "the connection was accepted and no answer came in time");
    }

    private WorkerAnswer Failed(StreamOutcome outcome, string detail) => new(request.Id, outcome, detail, "", default, []);

    /// <summary>A file has no delays: it is there at once. How far its keyframes are apart is told by their time stamps.</summary>
    private StreamTiming TimingOf(NativeTimings timings)
    {
        int keyframes = (int)Math.Min(timings.KeyPackets, int.MaxValue), errors = (int)Math.Min(timings.DecodeErrors + damaged, int.MaxValue);
        return request.Transport == WorkerTransport.File
            ? new(null, null, null, GapOfTimeStamps(), keyframes, errors)
            : new(
                Milliseconds(timings.SignallingUs), Milliseconds(timings.FirstPacketUs), Milliseconds(timings.FirstKeyUs),
                KeyframeGap(timings), keyframes, errors)
            {
                PacketGapMsMax = Milliseconds(timings.GapMaxUs),
                LatenessMsMax = Milliseconds(timings.LatenessMaxUs),
                LostPackets = (int)Math.Min(timings.LostPackets, int.MaxValue),
            };
    }

    /// <summary>A stream that gave fewer keyframes than were asked for is judged by the one that stayed out as well.</summary>
    private double? KeyframeGap(NativeTimings timings) =>
        Milliseconds(packets.Count < request.Keyframes ? Math.Max(timings.KeyIntervalMaxUs, timings.SinceKeyUs) : timings.KeyIntervalMaxUs);

    private double? GapOfTimeStamps()
    {
        double? most = null;
        for (int i = 1; i < packets.Count; i++)
        {
            if (packets[i].TimeMs - packets[i - 1].TimeMs is { } gap && gap > (most ?? 0)) most = gap;
        }

        return most;
    }

    private static double? Milliseconds(long microseconds) => microseconds < 0 ? null : microseconds / 1_000.0;
}
