using PrisonOps.Ports.Cameras;

namespace PrisonOps.Analyzers.Cameras;

/// <summary>What the outcome of a request says of the camera: a fault code and a reason, as rows 8.2-0.19 to 8.2-0.21 divide them.</summary>
public static class StreamFailures
{
    /// <summary>The fault that a stream which gave no picture stands for; null when it gave what it was asked for.</summary>
    public static string? FaultCode(StreamOutcome outcome) => outcome switch
    {
        StreamOutcome.Ok => null,
        StreamOutcome.Silent => PictureFaultCodes.SignalLoss,
        StreamOutcome.NoKeyframe or StreamOutcome.DecodeFailed or StreamOutcome.MissingParameterSets or StreamOutcome.UnsupportedCodec
            or StreamOutcome.Corrupt => PictureFaultCodes.DecodeFailed,
        _ when IsOurs(outcome) => PictureFaultCodes.DiagnosisFailed,
        _ => PictureFaultCodes.PullFailed,
    };

    /// <summary>The reason as a code that screens translate ("connect"); "" for a good outcome.</summary>
    public static string Reason(StreamOutcome outcome) => outcome switch
    {
        StreamOutcome.Ok => "",
        StreamOutcome.NameUnknown => "dns",
        StreamOutcome.ConnectionRefused or StreamOutcome.HostUnreachable => "connect",
        StreamOutcome.TlsFailed => "tls",
        StreamOutcome.Unauthorised => "auth",
        StreamOutcome.NotFound or StreamOutcome.NoVideo => "not-found",
        StreamOutcome.ServerError or StreamOutcome.ProtocolError => "server-error",
        StreamOutcome.Timeout => "answer-timeout",
        StreamOutcome.NoPackets or StreamOutcome.Silent => "no-packets",
        StreamOutcome.MissingParameterSets => "missing-parameter-sets",
        StreamOutcome.UnsupportedCodec => "unsupported-codec",
        StreamOutcome.Corrupt or StreamOutcome.DecodeFailed => "corrupt",
        StreamOutcome.NoKeyframe => "no-keyframe",
        StreamOutcome.WorkerFailed => "worker-failed",
        StreamOutcome.WorkerTimedOut => "worker-timeout",
        StreamOutcome.Overloaded => "overload",
        StreamOutcome.Quarantined => "quarantined",
        StreamOutcome.NotAsked => "not-asked",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "This outcome of a stream has no reason."),
    };

    /// <summary>Our own side did not ask or did not finish: no word about the camera.</summary>
    public static bool IsOurs(StreamOutcome outcome) => CameraOutcomes.Ours.Contains(outcome);

    /// <summary>Whether the network says that the camera is not there; refused credentials or a wrong path do not.</summary>
    public static bool IsUnreachable(StreamOutcome outcome) => outcome
        is StreamOutcome.Timeout or StreamOutcome.ConnectionRefused or StreamOutcome.HostUnreachable or StreamOutcome.NameUnknown;
}
