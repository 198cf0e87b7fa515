using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace PrisonOps.Ports.Profiles;

/// <summary>
/// Which rows of a table are read: <c>COLUMN = 1, 2</c>, <c>COLUMN != 3</c> or <c>COLUMN ~ pattern</c>. A row without the column meets only "!=".
/// </summary>
public sealed record ReadingCondition(ColumnReference Column, bool Wanted, ImmutableArray<string> Values, Regex? Pattern)
{
    /// <exception cref="FormatException">With what is wrong.</exception>
    public static ReadingCondition Parse(string text)
    {
        string[] words = text.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length != 3 || words[1] is not ("=" or "!=" or "~"))
            throw new FormatException($"'{text}' is no condition: COLUMN = VALUES, COLUMN != VALUES or COLUMN ~ PATTERN");

        ColumnReference column = ColumnReference.Parse(words[0]);
        return words[1] == "~"
            ? new(column, true, [], ProfilePattern.Of(words[2]))
            : new(column, words[1] == "=", [.. words[2].Split(',', StringSplitOptions.TrimEntries)], null);
    }

    /// <param name="found">The value of the column in this row as text; null when the device has none.</param>
    public bool Admits(string? found)
    {
        if (found is null) return !Wanted;

        return Pattern is not null ? Pattern.IsMatch(found) : Values.Contains(found, StringComparer.Ordinal) == Wanted;
    }
}
