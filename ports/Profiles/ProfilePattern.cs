using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace PrisonOps.Ports.Profiles;

/// <summary>Patterns of profiles. They meet texts that devices made up, so they never backtrack. Made once: documents are read by them at every poll.</summary>
public static class ProfilePattern
{
    private const int KnownMax = 4_096;

    private static readonly ConcurrentDictionary<string, Regex> Known = new();

    /// <exception cref="FormatException">When the pattern cannot be read, or cannot be matched in linear time.</exception>
    public static Regex Of(string pattern)
    {
        if (Known.TryGetValue(pattern, out Regex? known)) return known;

        try
        {
            Regex made = new(pattern, RegexOptions.NonBacktracking | RegexOptions.CultureInvariant);
            if (Known.Count >= KnownMax) Known.Clear();
            return Known[pattern] = made;
        }
        catch (Exception wrong) when (wrong is ArgumentException or NotSupportedException)
        {
            throw new FormatException($"'{pattern}' is no pattern: {wrong.Message}", wrong);
        }
    }
}
