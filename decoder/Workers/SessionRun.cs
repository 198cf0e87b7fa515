using System.Collections.Immutable;
using PrisonOps.Analyzers.Cameras;
using PrisonOps.Decoder.Boundary;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Workers;

namespace PrisonOps.Decoder.Workers;

/// <summary>One request from connecting to the answer, on the thread that calls it.</summary>
internal sealed class SessionRun(WorkerRequest request, KeyframeSession session, TimeProvider time)
{
    /// <summary>Evidence is looked at in a browser; 1280 pixels show every fault.</summary>
    private const int JpegWidthPxMax = 1280;

    /// <summary>25 frames of a camera of 5 frames a second.</summary>
    private static readonly TimeSpan BurstSpanMax = TimeSpan.FromSeconds(5);

    private readonly long began = time.GetTimestamp();
    private readonly PreviousLuma previous = new();
    private readonly ImmutableArray<PictureMeasurements>.Builder measured = ImmutableArray.CreateBuilder<PictureMeasurements>();
    private readonly ImmutableArray<KeyframePacket>.Builder packets = ImmutableArray.CreateBuilder<KeyframePacket>();
    private BurstMeasurements? burst;
    private int damaged;

    public (WorkerAnswer Answer, byte[] Jpeg) Go()
    {
        if (!StreamUrl.TryBuild(request, out string url, out string problem)) return (Failed(StreamOutcome.NotAsked, problem), []);

        BoundaryOutcome opened = session.Open(url, request.Transport, Remaining, out string detail);
        if (opened == BoundaryOutcome.Timeout) detail = "no answer by the deadline";
        if (opened != BoundaryOutcome.Ok) return (Failed(NotOpened(opened), detail), []);

        byte[] jpeg = [];
        BoundaryOutcome last = BoundaryOutcome.Ok;
        while (measured.Count < request.Keyframes)
        {
            last = session.Next(Remaining);
            if (last != BoundaryOutcome.Ok) break;
            if (session.IsDamaged) damaged++;
            Measure();

            // The picture is gone once the next one is asked for, and which one is the last is known only afterwards.
            if (request.JpegBytesMax > 0 && (measured.Count == request.Keyframes || jpeg.Length == 0)) jpeg = session.Jpeg(JpegWidthPxMax, request.JpegBytesMax);
            if (measured.Count == 1 && request.BurstFrames > 0) burst = MeasureBurst();
        }

        return (Answer(last), jpeg);
    }

    private TimeSpan Remaining => TimeSpan.FromMilliseconds(request.DeadlineMs) - time.GetElapsedTime(began);

    private void Measure()
    {
        KeyframeView frame = session.Frame;
        measured.Add(PictureMeter.Measure(frame, previous.Against(frame.Luma)));
        packets.Add(session.Packet);
        previous.Keep(frame.Luma);
    }

    /// <summary>A slow camera gives fewer frames than were asked for: the keyframes that follow need their time as well.</summary>
    private BurstMeasurements? MeasureBurst()
    {
        long burstBegan = time.GetTimestamp();
        var meter = new BurstMeter();
        int frames = 0;
        if (session.BeginBurst() != BoundaryOutcome.Ok) return null;
        while (frames < request.BurstFrames && Least(Remaining / 2, BurstSpanMax - time.GetElapsedTime(burstBegan)) is var left && left > TimeSpan.Zero)
        {
            if (session.Next(left) != BoundaryOutcome.Ok) break;
            meter.Add(session.Frame, session.TimeMs);
            frames++;
        }

        session.EndBurst();
        return frames > 0 ? meter.Finish() : null;
    }

    private static TimeSpan Least(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private WorkerAnswer Answer(BoundaryOutcome last)
    {
        NativeTimings timings = session.Timings;
        (StreamOutcome outcome, string detail) = measured.Count == 0 ? NoPicture(last, timings)
            : damaged == measured.Count ? (StreamOutcome.DecodeFailed, "every keyframe is damaged")
            : (StreamOutcome.Ok, "");
        var answer = new WorkerAnswer(request.Id, outcome, detail, session.Codec, TimingOf(timings), []);
        return outcome == StreamOutcome.Ok
            ? answer with { Measurements = measured.DrainToImmutable(), Packets = packets.DrainToImmutable(), Burst = burst }
            : answer;
    }

    /// <summary>Row 8.2-0.20 tells apart why packets gave no picture; a stream without packets was not pulled at all (row 8.2-0.19).</summary>
    private static (StreamOutcome Outcome, string Detail) NoPicture(BoundaryOutcome last, NativeTimings timings) => (last, timings) switch
    {
        (BoundaryOutcome.UnsupportedPixels, _) => (StreamOutcome.DecodeFailed, "the pixel format is not supported"),
        (BoundaryOutcome.Interrupted, _) => (StreamOutcome.WorkerFailed, "the session did not end by its deadline"),
        (BoundaryOutcome.OutOfMemory, _) => (StreamOutcome.WorkerFailed, "out of memory"),
        (_, { Packets: 0 }) when last == BoundaryOutcome.Timeout => (StreamOutcome.Timeout, "no packets came after PLAY"),
        (_, { Packets: 0 }) => (StreamOutcome.ProtocolError, "the camera closed the stream before the first packet"),
        (_, { ParameterSetsSeen: 0 }) => (StreamOutcome.DecodeFailed, "the parameter sets are missing"),
        (_, { KeyPackets: 0 }) => (StreamOutcome.NoKeyframe, $"{timings.Packets} packets and no keyframe"),
        _ => (StreamOutcome.DecodeFailed, $"{timings.DecodeErrors} keyframes are corrupt"),
    };

    private WorkerAnswer Failed(StreamOutcome outcome, string detail) => new(request.Id, outcome, detail, "", default, []);

    private static StreamOutcome NotOpened(BoundaryOutcome outcome) => outcome switch
    {
        BoundaryOutcome.Timeout => StreamOutcome.Timeout,
        BoundaryOutcome.Interrupted or BoundaryOutcome.OutOfMemory => StreamOutcome.WorkerFailed,
        BoundaryOutcome.Refused => StreamOutcome.ConnectionRefused,
        BoundaryOutcome.Unreachable => StreamOutcome.HostUnreachable,
        BoundaryOutcome.Unauthorized => StreamOutcome.Unauthorised,
        BoundaryOutcome.NotFound => StreamOutcome.NotFound,
        BoundaryOutcome.NoVideo => StreamOutcome.NoVideo,
        BoundaryOutcome.UnsupportedCodec or BoundaryOutcome.UnsupportedPixels => StreamOutcome.DecodeFailed,
        _ => StreamOutcome.ProtocolError,
    };

    private StreamTiming TimingOf(NativeTimings timings) => new(
        Milliseconds(timings.SignallingUs),
        Milliseconds(timings.FirstPacketUs),
        Milliseconds(timings.FirstKeyUs),
        Milliseconds(timings.KeyIntervalMaxUs),
        (int)Math.Min(timings.KeyPackets, int.MaxValue),
        (int)Math.Min(timings.DecodeErrors + damaged, int.MaxValue))
    {
        PacketGapMsMax = Milliseconds(timings.GapMaxUs),
        LatenessMsMax = Milliseconds(timings.LatenessMaxUs),
    };

    private static double? Milliseconds(long microseconds) => microseconds < 0 ? null : microseconds / 1_000.0;
}
