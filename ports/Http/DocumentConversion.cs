namespace PrisonOps.Ports.Http;

/// <summary>What becomes of a value after its scale.</summary>
public enum DocumentConversion
{
    None = 0,

    /// <summary>What is left of the whole: 1 minus it.</summary>
    Complement = 1,

    /// <summary>The value is a time (ISO 8601); its distance from our clock in seconds, positive when it is ahead.</summary>
    ClockOffset = 2,

    /// <summary>How many rows there are, whatever is in them.</summary>
    Count = 3,
}
