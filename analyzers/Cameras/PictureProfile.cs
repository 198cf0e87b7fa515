namespace PrisonOps.Analyzers.Cameras;

/// <summary>The light that a camera is expected to see: what is a fault at noon (no colour) may be normal at night.</summary>
public enum PictureProfile
{
    /// <summary>Not given: it is decided from the picture.</summary>
    Unknown = 0,
    Day = 1,
    Indoor = 2,
    Dusk = 3,

    /// <summary>Infrared light: no colour, and more noise than by day.</summary>
    NightIr = 4,

    /// <summary>Street lamps: colour, dark surroundings, and more noise than by day.</summary>
    NightColour = 5,
}
