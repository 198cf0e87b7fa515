using System.Text.RegularExpressions;
using PrisonOps.Ports.Databases;

namespace PrisonOps.Collectors.Databases.Readings;

/// <summary>Which product a server is, by what it says of its version.</summary>
internal static class ServerRecognition
{
    /// <summary>Of the profiles that match, the one that extends most others; null when none does.</summary>
    public static (DatabaseProfile Profile, Version Version)? Of(IEnumerable<DatabaseProfile> profiles, DatabaseEngine engine, string? named, string said)
    {
        DatabaseProfile? best = null;
        Match? found = null;
        foreach (DatabaseProfile profile in profiles.Where(profile => profile.Engine == engine && (named is null || profile.Name == named)))
        {
            Match? match = profile.Match?.Match(said);
            if ((named is null && match is not { Success: true }) || (best is not null && best.Generation >= profile.Generation)) continue;
            (best, found) = (profile, match);
        }

        return best is null ? null : (best, Number(found is { Success: true } ? found.Groups[1].Value : said));
    }

    /// <summary>The first number with points in the text: "V008R006" is 8, "10.11.19-MariaDB" 10.11.19.</summary>
    private static Version Number(string text)
    {
        int[] parts = [.. text.SkipWhile(letter => !char.IsAsciiDigit(letter)).TakeWhile(letter => char.IsAsciiDigit(letter) || letter == '.').ToArray()
            .AsSpan().ToString().Split('.', StringSplitOptions.RemoveEmptyEntries).Take(3).Select(part => int.TryParse(part, out int number) ? number : 0)];
        return new(parts.ElementAtOrDefault(0), parts.ElementAtOrDefault(1), parts.ElementAtOrDefault(2));
    }
}
