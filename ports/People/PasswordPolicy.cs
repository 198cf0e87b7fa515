namespace PrisonOps.Ports.People;

/// <summary>The password policy is data (clause 7.1.9 i): one row, changed by a security administrator.</summary>
/// <param name="LengthMin">Characters, 8 to 64; the norm asks for at least 8.</param>
/// <param name="ClassesMin">How many of the four classes upper case, lower case, digits and symbols, 3 or 4.</param>
/// <param name="AgeMax">After this a password must be changed at sign-in; 1 day to 366 days, default half a year.</param>
public sealed record PasswordPolicy(int LengthMin, int ClassesMin, TimeSpan AgeMax, int HistoryLength)
{
    public static PasswordPolicy Default { get; } = new(8, 3, TimeSpan.FromDays(183), 3);
}
