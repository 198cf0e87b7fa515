using System.Collections.Immutable;

namespace PrisonOps.Analyzers.Cameras;

/// <summary>The fault codes of clause 8.2 that a round is judged for.</summary>
public static class PictureFaultCodes
{
    /// <summary>The session runs and shows no scene: black, blue, bars, snow or another card (row 8.2-0.1).</summary>
    public const string SignalLoss = "vq.signal-loss";

    public const string Blur = "vq.blur";

    /// <summary>Too bright; too dark has a code of its own (rows 8.2-0.3 and 8.2-0.14).</summary>
    public const string Brightness = "vq.brightness";

    public const string ColorCast = "vq.color-cast";

    public const string Noise = "vq.noise";

    public const string Stripe = "vq.stripe";

    /// <summary>Nothing but a clock changes, not even sensor noise (row 8.2-0.7).</summary>
    public const string Freeze = "vq.freeze";

    public const string Monochrome = "vq.monochrome";

    public const string Shake = "vq.shake";

    public const string Contrast = "vq.contrast";

    public const string SuddenChange = "vq.sudden-change";

    public const string Occlusion = "vq.occlusion";

    public const string SceneChange = "vq.scene-change";

    public const string TooDark = "vq.too-dark";

    /// <summary>PLAY, or its like, was answered too late (row 8.2-0.15).</summary>
    public const string SignallingDelay = "vq.signalling-delay";

    public const string StreamDelay = "vq.stream-delay";

    public const string KeyframeDelay = "vq.keyframe-delay";

    /// <summary>The stream cannot be had (row 8.2-0.19).</summary>
    public const string PullFailed = "vq.pull-failed";

    /// <summary>Packets come and no picture can be made of them (row 8.2-0.20).</summary>
    public const string DecodeFailed = "vq.decode-failed";

    /// <summary>Our own side did not finish: nothing is known of the camera (row 8.2-0.21).</summary>
    public const string DiagnosisFailed = "vq.diagnosis-failed";

    /// <summary>The faults that a picture shows by itself.</summary>
    public static ImmutableArray<string> OfPictures { get; } =
    [
        SignalLoss, Blur, Brightness, ColorCast, Noise, Stripe, Freeze, Monochrome, Shake, Contrast, SuddenChange, Occlusion, SceneChange, TooDark,
    ];

    public static ImmutableArray<string> OfDelays { get; } = [SignallingDelay, StreamDelay, KeyframeDelay];

    public static ImmutableArray<string> All { get; } = [.. OfPictures, .. OfDelays, PullFailed, DecodeFailed, DiagnosisFailed];
}
