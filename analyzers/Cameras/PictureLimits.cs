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

    /// <summary>Two keyframes are the same picture when they differ by at most this in the mean (0 to 255). Default: 0.8.</summary>
    [Range(0.0, 8.0)]
    public double StillMeanMax { get; init; } = 0.8;

    /// <summary>... by no more than this in the block that differs most (0 to 255). Default: 4.</summary>
    [Range(0.0, 16.0)]
    public double StillBlockMax { get; init; } = 4;

    /// <summary>By day a picture of a lower mean luma is too dark (0 to 255). Default: 42.</summary>
    [Range(0.0, 128.0)]
    public double LumaMeanMin { get; init; } = 42;

    /// <summary>... and one where half of all pixels are darker than this (0 to 255). Default: 13.</summary>
    [Range(0.0, 128.0)]
    public double LumaMedianMin { get; init; } = 13;

    /// <summary>The same mean at night (0 to 255). Default: 12.</summary>
    [Range(0.0, 128.0)]
    public double NightLumaMeanMin { get; init; } = 12;

    /// <summary>The same median at night (0 to 255). Default: 1.5.</summary>
    [Range(0.0, 128.0)]
    public double NightLumaMedianMin { get; init; } = 1.5;

    /// <summary>A picture is too dark below this part of the mean luma of its reference (0 to 1). Default: 0.52.</summary>
    [Range(0.0, 1.0)]
    public double DarkAgainstReferenceRatio { get; init; } = 0.52;

    /// <summary>... when its own mean luma is below this (0 to 255). Default: 75.</summary>
    [Range(0.0, 255.0)]
    public double DarkAgainstReferenceLumaMax { get; init; } = 75;

    /// <summary>... or when the part of black pixels rose by this while the median fell as far (0 to 1). Default: 0.2.</summary>
    [Range(0.02, 1.0)]
    public double BlackShareRiseMax { get; init; } = 0.2;

    /// <summary>A picture of a higher mean luma is too bright (0 to 255). Default: 178.</summary>
    [Range(128.0, 255.0)]
    public double LumaMeanMax { get; init; } = 178;

    /// <summary>A picture whose darkest twentieth is brighter than this is too bright (0 to 255). Default: 100.</summary>
    [Range(30.0, 255.0)]
    public double LumaP5Max { get; init; } = 100;

    /// <summary>... when its mean luma is above this (0 to 255). Default: 148.</summary>
    [Range(64.0, 255.0)]
    public double LiftedLumaMeanMin { get; init; } = 148;

    /// <summary>... and its brightest hundredth is above this (0 to 255). Default: 225.</summary>
    [Range(128.0, 255.0)]
    public double LiftedLumaP99Min { get; init; } = 225;

    /// <summary>A larger part of white pixels is too bright (0 to 1). Default: 0.33.</summary>
    [Range(0.05, 1.0)]
    public double WhiteShareMax { get; init; } = 0.33;

    /// <summary>A picture that is brighter than its reference by more than this is too bright (0 to 255). Default: 33.</summary>
    [Range(5.0, 255.0)]
    public double LumaRiseMax { get; init; } = 33;

    /// <summary>... when its own mean luma is above this (0 to 255). Default: 125.</summary>
    [Range(0.0, 255.0)]
    public double BrightAgainstReferenceLumaMin { get; init; } = 125;

    /// <summary>Half of that rise is enough when the part of white pixels rose by this (0 to 1). Default: 0.04.</summary>
    [Range(0.0, 1.0)]
    public double WhiteShareRiseMax { get; init; } = 0.04;

    /// <summary>A smaller range of luma, from the darkest to the brightest hundredth, is too little contrast (0 to 255). Default: 82.</summary>
    [Range(10.0, 255.0)]
    public double LumaRangeMin { get; init; } = 82;

    /// <summary>The same where nothing is black (0 to 255). Default: 92.</summary>
    [Range(10.0, 255.0)]
    public double LiftedLumaRangeMin { get; init; } = 92;

    /// <summary>Nothing is black when the darkest hundredth is above this (0 to 255). Default: 72.</summary>
    [Range(0.0, 255.0)]
    public double LiftedBlackMin { get; init; } = 72;

    /// <summary>The range at night (0 to 255). Default: 34.</summary>
    [Range(0.0, 255.0)]
    public double NightLumaRangeMin { get; init; } = 34;

    /// <summary>Contrast below this part of the reference is too little (0 to 1). Default: 0.6.</summary>
    [Range(0.0, 1.0)]
    public double ContrastRatioMin { get; init; } = 0.6;

    /// <summary>A larger part of pixels at both ends of the range is too much contrast (0 to 1). Default: 0.55.</summary>
    [Range(0.1, 1.0)]
    public double OuterShareMax { get; init; } = 0.55;

    /// <summary>... when each end has at least this part (0 to 0.5). Default: 0.1.</summary>
    [Range(0.0, 0.5)]
    public double OuterShareEachMin { get; init; } = 0.1;

    /// <summary>The same as a rise against the reference (0 to 1). Default: 0.36.</summary>
    [Range(0.05, 1.0)]
    public double OuterShareRiseMax { get; init; } = 0.36;

    /// <summary>A smaller part of coloured samples is no colour (0 to 1). Default: 0.02.</summary>
    [Range(0.0, 1.0)]
    public double ColouredShareMin { get; init; } = 0.02;

    /// <summary>... when their mean distance from grey is below this (0 to 181). Default: 1.7.</summary>
    [Range(0.0, 30.0)]
    public double SaturationMin { get; init; } = 1.7;

    /// <summary>Colour below this part of the reference is no colour (0 to 1). Default: 0.27.</summary>
    [Range(0.0, 1.0)]
    public double SaturationRatioMin { get; init; } = 0.27;

    /// <summary>A shift of all colours against the reference is a cast (0 to 181). Default: 11.</summary>
    [Range(2.0, 60.0)]
    public double ChromaShiftMax { get; init; } = 11;

    /// <summary>The same towards the colour of the evening sun (0 to 181). Default: 19.</summary>
    [Range(2.0, 60.0)]
    public double WarmShiftMax { get; init; } = 19;

    /// <summary>Without a reference: colour left in the greyest places, at medium luma (0 to 181). Default: 6.4.</summary>
    [Range(2.0, 60.0)]
    public double CastMax { get; init; } = 6.4;

    /// <summary>The same towards yellow, the colour of lamps, wood and grass (0 to 181). Default: 15.</summary>
    [Range(2.0, 60.0)]
    public double YellowCastMax { get; init; } = 15;

    /// <summary>... when the median colour is at least this far from grey (0 to 181). Default: 9.</summary>
    [Range(0.0, 60.0)]
    public double CastMedianMin { get; init; } = 9;

    /// <summary>Edges less sharp than this are blurred: 1 is sharp, 1/4 is wide. Default: 0.64.</summary>
    [Range(0.3, 1.0)]
    public double EdgeSharpnessMin { get; init; } = 0.64;

    /// <summary>The same at half the size, for noisy pictures: 1 is sharp, 1/2 is wide. Default: 0.83.</summary>
    [Range(0.55, 1.0)]
    public double EdgeSharpnessCoarseMin { get; init; } = 0.83;

    /// <summary>Sharpness below this part of the reference is blurred (0 to 1). Default: 0.76.</summary>
    [Range(0.2, 1.0)]
    public double EdgeSharpnessRatioMin { get; init; } = 0.76;

    /// <summary>The same at half the size (0 to 1). Default: 0.85.</summary>
    [Range(0.2, 1.0)]
    public double EdgeSharpnessCoarseRatioMin { get; init; } = 0.85;

    /// <summary>Noise of luma in the smoothest places, in grey levels. Default: 3.</summary>
    [Range(0.3, 50.0)]
    public double NoiseSigmaMax { get; init; } = 3;

    /// <summary>The same at night. Default: 5.</summary>
    [Range(0.3, 50.0)]
    public double NightNoiseSigmaMax { get; init; } = 5;

    /// <summary>Noise of chroma in the smoothest places. Default: 1.8.</summary>
    [Range(0.3, 50.0)]
    public double ChromaNoiseSigmaMax { get; init; } = 1.8;

    /// <summary>Difference from one keyframe to the next in the quietest places of a camera that stands still, in grey levels. Default: 4.6.</summary>
    [Range(0.5, 50.0)]
    public double TemporalNoiseMax { get; init; } = 4.6;

    /// <summary>The same at night. Default: 8.</summary>
    [Range(0.5, 50.0)]
    public double NightTemporalNoiseMax { get; init; } = 8;

    /// <summary>Slow bars that wander through the picture, in grey levels. Default: 3.</summary>
    [Range(0.5, 50.0)]
    public double HumBarsMax { get; init; } = 3;

    /// <summary>Share of pixels that stand out of all their neighbours (0 to 1). Default: 0.0012.</summary>
    [Range(0.0001, 0.5)]
    public double ImpulseShareMax { get; init; } = 0.0012;

    /// <summary>Lines across the whole picture, in grey levels. Default: 7.5.</summary>
    [Range(0.2, 50.0)]
    public double CoherentLinesMax { get; init; } = 7.5;

    /// <summary>The same beyond those of the reference. Default: 2.6.</summary>
    [Range(0.2, 50.0)]
    public double CoherentLinesAgainstReferenceMax { get; init; } = 2.6;

    /// <summary>How far one frequency stands out, in octaves of power. Default: 3.4.</summary>
    [Range(0.5, 20.0)]
    public double SpectrumPeakMax { get; init; } = 3.4;

    /// <summary>The same beyond the reference. Default: 2.4.</summary>
    [Range(0.5, 20.0)]
    public double SpectrumPeakAgainstReferenceMax { get; init; } = 2.4;

    /// <summary>Difference of the quietest tenth of the blocks in a still picture (0 to 255). Default: 0.06.</summary>
    [Range(0.0, 2.0)]
    public double StillQuietMax { get; init; } = 0.06;

    /// <summary>... or part of the blocks that are equal pixel by pixel (0 to 1). Default: 0.3.</summary>
    [Range(0.05, 1.0)]
    public double StillEqualShareMin { get; init; } = 0.3;

    /// <summary>How many keyframes in a row must equal the one before. Default: 2.</summary>
    [Range(1, 30)]
    public int StillPairsMin { get; init; } = 2;

    /// <summary>A block that differs by more than this has something that moves (0 to 255). Default: 15.</summary>
    [Range(2.0, 255.0)]
    public double MovingBlockMin { get; init; } = 15;

    /// <summary>Mean difference of a place where something always moves (0 to 255). Default: 3.5.</summary>
    [Range(0.5, 64.0)]
    public double BusyMeanMin { get; init; } = 3.5;

    /// <summary>After all motion ceased no block differs by more than this (0 to 255). Default: 5.</summary>
    [Range(1.0, 32.0)]
    public double CeasedBlockMax { get; init; } = 5;

    /// <summary>... and noise falls below this part of what it was (0 to 1). Default: 0.84.</summary>
    [Range(0.1, 1.0)]
    public double CeasedQuietRatio { get; init; } = 0.84;

    /// <summary>Roughness that snow has everywhere, in grey levels a pixel. Default: 7.</summary>
    [Range(1.0, 60.0)]
    public double SnowSlopeMin { get; init; } = 7;

    /// <summary>Snow is equally bright everywhere but for this spread (0 to 255). Default: 14.</summary>
    [Range(1.0, 60.0)]
    public double SnowSpreadMax { get; init; } = 14;

    /// <summary>Part of tiles of one flat colour that make a drawn card (0 to 1). Default: 0.8.</summary>
    [Range(0.3, 1.0)]
    public double CardFlatShareMin { get; init; } = 0.8;

    /// <summary>Part of the picture without any change from point to point that makes a drawn one (0 to 1). Default: 0.7.</summary>
    [Range(0.5, 1.0)]
    public double CardPlateauShareMin { get; init; } = 0.7;

    /// <summary>Swing of the camera in parts of the picture width, root mean square. Default: 0.002.</summary>
    [Range(0.0003, 0.2)]
    public double ShakeMin { get; init; } = 0.002;

    /// <summary>How often it must turn round. Default: 3.</summary>
    [Range(2, 30)]
    public int ShakeReversalsMin { get; init; } = 3;

    /// <summary>A change of light from one keyframe to the next, in mean luma (0 to 255). Default: 12.</summary>
    [Range(3.0, 128.0)]
    public double LightStepMin { get; init; } = 12;

    /// <summary>... and as a part of the darker of the two. Default: 0.17.</summary>
    [Range(0.05, 2.0)]
    public double LightStepRatioMin { get; init; } = 0.17;

    /// <summary>How many changes of the whole picture make it unsteady. Default: 2.</summary>
    [Range(1, 30)]
    public int SuddenChangesMin { get; init; } = 2;

    /// <summary>A view that shows less of the one before is another (0 to 1). Default: 0.35.</summary>
    [Range(0.05, 0.9)]
    public double SameViewShareMin { get; init; } = 0.35;

    /// <summary>A view that shows so much of an earlier one has come back (0 to 1). Default: 0.55.</summary>
    [Range(0.1, 1.0)]
    public double ReturnedViewShareMin { get; init; } = 0.55;

    /// <summary>Turns of light within the burst that make flicker. Default: 2.</summary>
    [Range(2, 50)]
    public int FlickerTurnsMin { get; init; } = 2;

    /// <summary>Part of the known tiles that must be lost before it is asked why (0 to 1). Default: 0.1.</summary>
    [Range(0.02, 1.0)]
    public double LostShareMin { get; init; } = 0.1;

    /// <summary>Part of the known tiles that an obstacle hides (0 to 1). Default: 0.16.</summary>
    [Range(0.05, 1.0)]
    public double OcclusionShareMin { get; init; } = 0.16;

    /// <summary>Part of the known tiles that another view lacks (0 to 1). Default: 0.6.</summary>
    [Range(0.1, 1.0)]
    public double SceneChangeShareMin { get; init; } = 0.6;

    /// <summary>From this lost part on nothing of the former view is left (0 to 1). Default: 0.88.</summary>
    [Range(0.5, 1.0)]
    public double WhollyLostShareMin { get; init; } = 0.88;

    /// <summary>... and a picture with this part of tiles with edges shows another view (0 to 1). Default: 0.4.</summary>
    [Range(0.05, 1.0)]
    public double OtherViewEdgeShareMin { get; init; } = 0.4;

    /// <summary>A patterned obstacle hides no more than this part of the known tiles (0 to 1). Default: 0.6.</summary>
    [Range(0.2, 1.0)]
    public double PatternedLostShareMax { get; init; } = 0.6;

    /// <summary>Part of what is not hidden that must look exactly as it did beside a patterned obstacle (0 to 1). Default: 0.7.</summary>
    [Range(0.1, 1.0)]
    public double SurelySeenShareMin { get; init; } = 0.7;

    /// <summary>Part of the points on edges that must stand to the very value between scattered obstacles (0 to 1). Default: 0.3.</summary>
    [Range(0.2, 1.0)]
    public double StandingShareMin { get; init; } = 0.3;

    /// <summary>Part of the points on edges that agree by chance with the former view when the camera looks elsewhere (0 to 1). Default: 0.2.</summary>
    [Range(0.0, 0.5)]
    public double NothingStandsShareMax { get; init; } = 0.2;

    /// <summary>Median change of luma, where the scene is still seen, from which on light and not an obstacle is the cause (0 to 255). Default: 22.</summary>
    [Range(3.0, 128.0)]
    public double LightChangeMax { get; init; } = 22;

    /// <summary>An edge below this part of its former step is gone (0 to 1). Default: 0.45.</summary>
    [Range(0.05, 1.0)]
    public double SmoothedStepRatio { get; init; } = 0.45;

    /// <summary>Part of the lost tiles whose edges are gone behind an obstacle (0 to 1). Default: 0.7.</summary>
    [Range(0.1, 1.0)]
    public double SmoothShareMin { get; init; } = 0.7;

    /// <summary>... or that part less the ratio of slopes that is left there, -1 to 1. Default: 0.25.</summary>
    [Range(-1.0, 1.0)]
    public double SmoothnessMin { get; init; } = 0.25;

    /// <summary>Part of the lost tiles that lie among lost ones behind an obstacle (0 to 1). Default: 0.6.</summary>
    [Range(0.1, 1.0)]
    public double TogetherShareMin { get; init; } = 0.6;

    /// <summary>A signalling or stream delay above this is a fault, in milliseconds. Default: 3000.</summary>
    [Range(100.0, 60000.0)]
    public double DelayMsMax { get; init; } = 3000;

    /// <summary>... above this a warning. Default: 1000.</summary>
    [Range(50.0, 60000.0)]
    public double DelayWarningMsMax { get; init; } = 1000;

    /// <summary>A keyframe delay above this is a fault, in milliseconds. Default: 4000.</summary>
    [Range(100.0, 60000.0)]
    public double KeyframeDelayMsMax { get; init; } = 4000;

    /// <summary>... above this a warning. Default: 2000.</summary>
    [Range(50.0, 60000.0)]
    public double KeyframeDelayWarningMsMax { get; init; } = 2000;

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
