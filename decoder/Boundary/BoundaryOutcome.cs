namespace PrisonOps.Decoder.Boundary;

/// <summary><c>enum keyframes_outcome</c> of the native boundary.</summary>
internal enum BoundaryOutcome
{
    Ok = 0,
    Ended = 1,
    Timeout = 2,
    Interrupted = 3,
    Refused = 4,
    Unreachable = 5,
    Unauthorized = 6,
    NotFound = 7,
    ServerError = 8,
    Tls = 9,
    NoVideo = 10,
    UnsupportedCodec = 11,
    UnsupportedPixels = 12,
    InvalidAnswer = 13,
    OutOfMemory = 14,
    Other = 15,
    Silent = 16,
    NoPackets = 17,
}
