using System.Collections.Immutable;

namespace PrisonOps.Analyzers.Cameras;

/// <summary>The fault codes of clause 8.2 that a round is judged for.</summary>
public static class PictureFaultCodes
{
    /// <summary>The session runs and shows no scene: black, blue or another flat card (row 8.2-0.1).</summary>
    public const string SignalLoss = "vq.signal-loss";

    /// <summary>Nothing but a clock changes, not even sensor noise (row 8.2-0.7).</summary>
    public const string Freeze = "vq.freeze";

    /// <summary>The stream cannot be had (row 8.2-0.19).</summary>
    public const string PullFailed = "vq.pull-failed";

    /// <summary>Packets come and no picture can be made of them (row 8.2-0.20).</summary>
    public const string DecodeFailed = "vq.decode-failed";

    /// <summary>Our own side did not finish: nothing is known of the camera (row 8.2-0.21).</summary>
    public const string DiagnosisFailed = "vq.diagnosis-failed";

    public static ImmutableArray<string> All { get; } = [SignalLoss, Freeze, PullFailed, DecodeFailed, DiagnosisFailed];
}
