using System.Collections.Immutable;
using PrisonOps.Ports.Cameras;

namespace PrisonOps.Analyzers.Cameras.Diagnosis;

/// <summary>Day or night of one round.</summary>
public static class RoundProfile
{
    /// <summary>Infrared pictures have no colour but for the noise of the encoder; a pale corridor has more than that.</summary>
    private const double InfraredSpreadMax = 0.8;

    /// <summary>Under street lamps there is colour, and most of the picture is dark.</summary>
    private const double DarkLumaMax = 45;

    /// <param name="byHours">What the hours of the plan say; it stands where the picture does not decide, or there is none.</param>
    public static DayProfile Of(ProfileRule rule, DayProfile byHours, ImmutableArray<PictureMeasurements> pictures) =>
        rule == ProfileRule.Hours || pictures.IsDefaultOrEmpty ? byHours
        : pictures.All(picture => picture.ChromaSpread < InfraredSpreadMax || picture.LumaMean < DarkLumaMax) ? DayProfile.Night
        : DayProfile.Day;
}
