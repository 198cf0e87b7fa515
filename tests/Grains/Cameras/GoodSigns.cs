using PrisonOps.Ports.Cameras;

namespace PrisonOps.Tests.Grains.Cameras;

/// <summary>Numbers of a picture with which nothing is wrong.</summary>
internal static class GoodSigns
{
    public static PictureSigns Picture { get; } = new()
    {
        LumaP1 = 12, LumaP5 = 30, LumaP50 = 118, LumaP95 = 200, LumaP99 = 225, EdgeSharpness = 0.8, EdgeSharpnessCoarse = 0.9, EdgeTileShare = 0.6,
        NoiseSigma = 1.5, ChromaNoiseSigma = 0.5, ColouredShare = 0.6, Saturation = 15, DifferenceQuiet = 1, EqualShare = 0.2,
    };
}
