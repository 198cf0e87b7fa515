using System.Text.RegularExpressions;

namespace PrisonOps.Ports.Profiles;

/// <summary>Patterns of profiles. They meet texts that devices made up, so they never backtrack.</summary>
public static class ProfilePattern
{
    /// <exception cref="FormatException">When the pattern cannot be read, or cannot be matched in linear time.</exception>
    public static Regex Of(string pattern)
    {
        try
        {
            return new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
        }
        catch (Exception wrong) when (wrong is ArgumentException or NotSupportedException)
        {
            throw new FormatException($"'{pattern}' is no pattern: {wrong.Message}", wrong);
        }
    }
}
