namespace PrisonOps.Ports.Cameras.Workers;

/// <summary>One session that a worker opens, reads keyframes from and closes.</summary>
/// <param name="Id">Chosen by the supervisor; the answer carries it back.</param>
/// <param name="Url">The address without credentials. Its host is a number: names are resolved before, under a deadline.</param>
/// <param name="DeadlineMs">From the arrival of this request at the worker to its answer.</param>
/// <param name="Keyframes">How many are wanted, 1 to 32; fewer come when the deadline passes before.</param>
/// <param name="JpegBytesMax">The last keyframe comes back as a JPEG of at most this size; 0 asks for none.</param>
public sealed record WorkerRequest(
    long Id, string Url, string? UserName, string? Password, WorkerTransport Transport, int DeadlineMs, int Keyframes, int JpegBytesMax)
{
    public const int KeyframesMax = 32;
    public const int BurstFramesMax = 64;

    /// <summary>How many consecutive frames are measured as well, right after the first keyframe, 0 to 64.</summary>
    public int BurstFrames { get; init; }

    /// <summary>Nothing is decoded: the stream is read until the deadline, or until it falls silent.</summary>
    public bool IsWatch { get; init; }

    /// <summary>How long the answer of PLAY may take (row 8.2-0.15).</summary>
    public int SignallingMsMax { get; init; } = 10_000;

    /// <summary>How long the first packet may take after it (row 8.2-0.16).</summary>
    public int FirstPacketMsMax { get; init; } = 10_000;

    /// <summary>How far keyframes must be apart: where each picture is one, 3 of them would last a tenth of a second.</summary>
    public int KeyframeSpacingMsMin { get; init; } = 350;

    /// <summary>How long each packet may take after another (row 8.2-0.1).</summary>
    public int SilenceMsMax { get; init; } = 5_000;

    /// <summary>Records print their members; a secret must never reach a log that way.</summary>
    public override string ToString() => $"request {Id} for {Url}";
}
