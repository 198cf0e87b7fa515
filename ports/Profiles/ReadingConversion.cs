namespace PrisonOps.Ports.Profiles;

/// <summary>What else happens to a number after its scale.</summary>
public enum ReadingConversion
{
    None = 0,

    /// <summary>Optical power in mW becomes dBm: 10 log10 of it.</summary>
    MilliwattToDbm = 1,

    /// <summary>Degrees Fahrenheit become degrees Celsius.</summary>
    Fahrenheit = 2,

    /// <summary>The share that is free becomes the share in use: 1 minus it.</summary>
    Complement = 3,
}
