namespace PrisonOps.Ports.Profiles;

/// <summary>What one number of an enumeration means.</summary>
/// <param name="Text">The word of the MIB, for example onBattery.</param>
public sealed record ReadingState(int Value, StateGrade Grade, string Text);
