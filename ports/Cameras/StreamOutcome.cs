namespace PrisonOps.Ports.Cameras;

/// <summary>What became of one request to a stream (reasons of rows 8.2-0.19 to 8.2-0.21). Append-only.</summary>
public enum StreamOutcome
{
    Ok = 0,

    /// <summary>Something listens there and did not answer in time.</summary>
    Timeout = 1,
    ConnectionRefused = 2,

    /// <summary>No way leads there, or nothing says that it is there.</summary>
    HostUnreachable = 3,

    /// <summary>401 and 403.</summary>
    Unauthorised = 4,

    /// <summary>404, 410 and 454.</summary>
    NotFound = 5,

    /// <summary>The description names no video.</summary>
    NoVideo = 6,

    /// <summary>Packets flow, but no keyframe came by the deadline.</summary>
    NoKeyframe = 7,

    /// <summary>Packets gave no picture for a reason that has no word of its own.</summary>
    DecodeFailed = 8,

    /// <summary>The far end broke the session or spoke nonsense.</summary>
    ProtocolError = 9,

    /// <summary>Our worker died: a diagnosis failure, never counted as good or as the camera's fault.</summary>
    WorkerFailed = 10,

    /// <summary>This stream killed two workers and is not tried again until its configuration changes or a person asks.</summary>
    Quarantined = 11,

    /// <summary>Our side could not ask: no boundary library, a missing credential set.</summary>
    NotAsked = 12,

    /// <summary>The name of the host does not resolve.</summary>
    NameUnknown = 13,
    TlsFailed = 14,

    /// <summary>An answer of 400 or above that has no word of its own.</summary>
    ServerError = 15,

    /// <summary>PLAY was granted and no packet came.</summary>
    NoPackets = 16,

    /// <summary>Packets flow without the sequence and picture parameter sets that their codec needs.</summary>
    MissingParameterSets = 17,

    /// <summary>The description names a codec, or the stream has a form of picture, that is not decoded.</summary>
    UnsupportedCodec = 18,

    /// <summary>Keyframes came, and none was whole.</summary>
    Corrupt = 19,

    /// <summary>Packets came, gave no picture, and stopped in the running session: the signal is lost (row 8.2-0.1 a).</summary>
    Silent = 20,

    /// <summary>Our worker did not finish by the deadline, or was ended by its watchdog: a diagnosis failure.</summary>
    WorkerTimedOut = 21,

    /// <summary>Our side had no room: the queue was full, or the request waited in it until its deadline.</summary>
    Overloaded = 22,
}
