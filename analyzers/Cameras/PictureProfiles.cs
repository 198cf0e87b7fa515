using System.Collections.Immutable;
using PrisonOps.Ports.Cameras;

namespace PrisonOps.Analyzers.Cameras;

/// <summary>The names of the profiles as commands, lists and configuration spell them.</summary>
public static class PictureProfiles
{
    private static readonly ImmutableArray<(string Name, PictureProfile Profile)> Known =
    [
        ("day", PictureProfile.Day),
        ("indoor", PictureProfile.Indoor),
        ("dusk", PictureProfile.Dusk),
        ("night-ir", PictureProfile.NightIr),
        ("night-colour", PictureProfile.NightColour),
    ];

    public static string AllowedNames { get; } = string.Join(", ", Known.Select(known => known.Name));

    /// <summary>By night a camera may show infrared or colour: the picture says which.</summary>
    public static PictureProfile Of(DayProfile profile, ImmutableArray<PictureMeasurements> pictures) =>
        profile == DayProfile.Day ? PictureProfile.Day
        : pictures.IsDefaultOrEmpty || pictures.All(picture => picture.Signs.Saturation < InfraredSaturationMax) ? PictureProfile.NightIr
        : PictureProfile.NightColour;

    /// <summary>Mean distance from grey below which a picture shows infrared light only.</summary>
    internal const double InfraredSaturationMax = 1.5;

    /// <summary>False for a name that is not allowed; an empty one is <see cref="PictureProfile.Unknown"/>.</summary>
    public static bool TryParse(string name, out PictureProfile profile)
    {
        profile = Known.FirstOrDefault(known => known.Name == name).Profile;
        return profile != PictureProfile.Unknown || name.Length == 0;
    }
}
