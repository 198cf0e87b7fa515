namespace PrisonOps.Ports.Cameras;

/// <summary>What became of one request to a stream (reasons of rows 8.2-0.19 and 8.2-0.20). Append-only.</summary>
public enum StreamOutcome
{
    Ok = 0,
    Timeout = 1,
    ConnectionRefused = 2,
    HostUnreachable = 3,
    Unauthorised = 4,
    NotFound = 5,
    NoVideo = 6,

    /// <summary>Packets flow, but no keyframe came by the deadline.</summary>
    NoKeyframe = 7,
    DecodeFailed = 8,

    /// <summary>The far end broke the session or spoke nonsense.</summary>
    ProtocolError = 9,

    /// <summary>Our worker died or was killed by its watchdog: a diagnosis failure, never counted as good or as the camera's fault.</summary>
    WorkerFailed = 10,

    /// <summary>This stream killed two workers and is not tried again until its configuration changes or a person asks.</summary>
    Quarantined = 11,

    /// <summary>Our side could not ask: a full queue, no boundary library, a missing credential set.</summary>
    NotAsked = 12,
}
