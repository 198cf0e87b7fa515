using PrisonOps.Decoder.Boundary;
using PrisonOps.Ports.Cameras;

namespace PrisonOps.Decoder.Workers;

/// <summary>What the end of a session says of its stream, in the words of rows 8.2-0.19 and 8.2-0.20.</summary>
internal static class SessionOutcomes
{
    public static StreamOutcome NotOpened(BoundaryOutcome outcome) => outcome switch
    {
        BoundaryOutcome.Timeout => StreamOutcome.Timeout,
        BoundaryOutcome.Interrupted => StreamOutcome.WorkerTimedOut,
        BoundaryOutcome.OutOfMemory => StreamOutcome.WorkerFailed,
        BoundaryOutcome.Refused => StreamOutcome.ConnectionRefused,
        BoundaryOutcome.Unreachable => StreamOutcome.HostUnreachable,
        BoundaryOutcome.Unauthorized => StreamOutcome.Unauthorised,
        BoundaryOutcome.NotFound => StreamOutcome.NotFound,
        BoundaryOutcome.ServerError => StreamOutcome.ServerError,
        BoundaryOutcome.Tls => StreamOutcome.TlsFailed,
        BoundaryOutcome.NoVideo => StreamOutcome.NoVideo,
        BoundaryOutcome.UnsupportedCodec or BoundaryOutcome.UnsupportedPixels => StreamOutcome.UnsupportedCodec,
        _ => StreamOutcome.ProtocolError,
    };

    public static (StreamOutcome Outcome, string Detail) Watched(BoundaryOutcome last, NativeTimings timings) => last switch
    {
        BoundaryOutcome.Timeout when timings.Packets > 0 => (StreamOutcome.Ok, ""),
        BoundaryOutcome.Silent => (StreamOutcome.Silent, $"{timings.Packets} packets came and then no more"),
        BoundaryOutcome.Ended when timings.Packets > 0 => (StreamOutcome.ProtocolError, $"the camera closed the stream after {timings.Packets} packets"),
        _ => NoPicture(last, timings),
    };

    /// <summary>A stream without packets was not pulled; one with packets was not decoded, or fell silent.</summary>
    public static (StreamOutcome Outcome, string Detail) NoPicture(BoundaryOutcome last, NativeTimings timings) => (last, timings) switch
    {
        (BoundaryOutcome.UnsupportedPixels, _) => (StreamOutcome.UnsupportedCodec, "the pixel format is not supported"),
        (BoundaryOutcome.Interrupted, _) => (StreamOutcome.WorkerTimedOut, "the session did not end by its deadline"),
        (BoundaryOutcome.OutOfMemory, _) => (StreamOutcome.WorkerFailed, "out of memory"),
        (_, { Packets: 0 }) when last is BoundaryOutcome.Timeout or BoundaryOutcome.NoPackets => (StreamOutcome.NoPackets, "no packets came after PLAY"),
        (_, { Packets: 0 }) => (StreamOutcome.NoPackets, "the camera closed the stream before the first packet"),
        (BoundaryOutcome.Silent, { KeyPackets: 0 }) => (StreamOutcome.Silent, $"{timings.Packets} packets came and then no more"),
        (_, { ParameterSetsSeen: 0 }) => (StreamOutcome.MissingParameterSets, $"{timings.Packets} packets and no parameter sets"),
        (_, { KeyPackets: 0 }) => (StreamOutcome.NoKeyframe, $"{timings.Packets} packets and no keyframe"),
        _ => (StreamOutcome.Corrupt, $"{timings.DecodeErrors} of {timings.KeyPackets} keyframes give no picture"),
    };
}
