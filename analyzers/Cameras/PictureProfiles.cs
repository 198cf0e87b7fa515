using System.Collections.Immutable;

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

    /// <summary>False for a name that is not allowed; an empty one is <see cref="PictureProfile.Unknown"/>.</summary>
    public static bool TryParse(string name, out PictureProfile profile)
    {
        profile = Known.FirstOrDefault(known => known.Name == name).Profile;
        return profile != PictureProfile.Unknown || name.Length == 0;
    }
}
