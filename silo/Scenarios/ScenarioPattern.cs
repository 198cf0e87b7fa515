using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PrisonOps.Silo.Scenarios;

/// <summary>
/// One line of an expectation: an optional number of alarms ("40 cam-*"; one without, at least one with a star), the object (a star stands for
/// anything), and words each of which the alarm's line has to hold, in their order. A word with "no-" before it must not be there.
/// </summary>
internal sealed class ScenarioPattern
{
    private const string Without = "no-";

    private readonly Regex words;
    private readonly ImmutableArray<string> absent;
    private readonly int? count;
    private readonly bool isMany;

    private ScenarioPattern(string text)
    {
        string[] given = text.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (given.Length > 1 && int.TryParse(given[0], NumberStyles.None, CultureInfo.InvariantCulture, out int number)) (count, given) = (number, given[1..]);
        isMany = count is not null || given[0].Contains('*', StringComparison.Ordinal);
        absent = [.. given.Where(word => word.StartsWith(Without, StringComparison.Ordinal)).Select(word => word[Without.Length..])];
        IEnumerable<string> present = given.Where(word => !word.StartsWith(Without, StringComparison.Ordinal)).Select(word => Regex.Escape(word).Replace(@"\*", @"\S*", StringComparison.Ordinal));
        words = new($"^{string.Join(@" (?:\S+ )*?", present)}(?: |$)", RegexOptions.NonBacktracking);
    }

    public static ScenarioPattern Of(string text) => new(text);

    public static string List(ImmutableArray<string> lines) => lines.IsEmpty ? "nothing" : $"[{string.Join("; ", Gathered(lines))}]";

    /// <summary>Whether every line fits exactly one pattern and every pattern has as many lines as it says.</summary>
    public static bool Cover(ImmutableArray<string> patterns, ImmutableArray<string> lines)
    {
        ImmutableArray<ScenarioPattern> read = [.. patterns.Select(Of)];
        return lines.All(line => read.Count(pattern => pattern.Fits(line)) == 1)
            && read.All(pattern => lines.Count(pattern.Fits) is var fitting && (pattern.count is { } exact ? fitting == exact : pattern.isMany ? fitting > 0 : fitting == 1));
    }

    public bool Fits(string line) => words.IsMatch(line) && !absent.Any(word => line.Split(' ').Contains(word));

    /// <summary>Of hundreds of like lines one with their number is enough to see what is wrong.</summary>
    private static IEnumerable<string> Gathered(ImmutableArray<string> lines) => lines.Length <= 12
        ? lines
        : lines.GroupBy(line => Regex.Replace(line, @"^(\S*?)\d+ ", "$1* ")).Select(group => group.Count() == 1 ? group.First() : $"{group.Count()} {group.Key}");
}
