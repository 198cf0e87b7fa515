using System.ComponentModel.DataAnnotations;

namespace PrisonOps.Analyzers.Cameras;

/// <summary>Thresholds of the picture diagnosis, by default for every camera; section <c>Pictures</c> of the configuration.</summary>
public sealed record PictureLimits
{
    public static PictureLimits Default { get; } = new();

    /// <summary>From this share of pixels of one colour on, a picture may be a card (0 to 1). Default: 0.95.</summary>
    [Range(0.5, 1.0)]
    public double OneColourShareMin { get; init; } = 0.95;

    /// <summary>
    /// A card has the same brightness everywhere: its blocks, but for the tenth that may hold text, differ by at most this much (0 to 255).
    /// A dark scene has lamps, windows and corners, so that it differs by more. Default: 3.
    /// </summary>
    [Range(0, 64)]
    public int CardBlockRangeMax { get; init; } = 3;

    /// <summary>A card of at most this mean luma is called black (0 to 255). Default: 20.</summary>
    [Range(0, 128)]
    public double BlackLumaMax { get; init; } = 20;

    /// <summary>A stream that sends no packet for so long after it began has lost its signal, in milliseconds. Default: 5,000.</summary>
    [Range(1_000, 60_000)]
    public double StalledMsMin { get; init; } = 5_000;

    /// <summary>Two keyframes are the same picture when they differ by less than this in the mean (0 to 255). Default: 0.25.</summary>
    [Range(0.0, 8.0)]
    public double StillMeanMax { get; init; } = 0.25;

    /// <summary>... and by no more than this in the block that differs most (0 to 255). Default: 1.</summary>
    [Range(0.0, 16.0)]
    public double StillBlockMax { get; init; } = 1.0;

    /// <summary>A first round tells a freeze only with this many keyframes; later ones compare with the round before. Default: 3.</summary>
    [Range(2, 32)]
    public int StillKeyframesMin { get; init; } = 3;

    /// <summary>K: a fault is confirmed when this many of the last <see cref="ConfirmWindow"/> rounds show it. Default: 2.</summary>
    [Range(1, 16)]
    public int ConfirmHits { get; init; } = 2;

    /// <summary>M: how many rounds are looked back on. Default: 3.</summary>
    [Range(1, 32)]
    public int ConfirmWindow { get; init; } = 3;

    /// <summary>A confirmed fault is cleared after this many good rounds in a row. Default: 2.</summary>
    [Range(1, 32)]
    public int ClearRounds { get; init; } = 2;
}
