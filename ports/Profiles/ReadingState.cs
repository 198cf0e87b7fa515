namespace PrisonOps.Ports.Profiles;

/// <summary>What one number of an enumeration means.</summary>
/// <param name="Text">The word of the MIB, for example onBattery.</param>
[GenerateSerializer, Immutable, Alias("prisonops.reading-state")]
public sealed record ReadingState(
    [property: Id(0)] int Value,
    [property: Id(1)] StateGrade Grade,
    [property: Id(2)] string Text);
