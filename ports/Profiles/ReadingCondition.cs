using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace PrisonOps.Ports.Profiles;

/// <summary>
/// Which rows of a table are read: <c>COLUMN = 1, 2</c>, <c>COLUMN != 3</c>, <c>COLUMN ~ pattern</c>, or <c>COLUMN ~? pattern</c> for rows that
/// match or have no such column. A row without the column meets only "!=" and "~?". In place of a column <c>index</c>, or <c>index@1</c> for one
/// of its arcs (-1 is the last), asks for the index of the row itself.
/// </summary>
/// <param name="Column">Null when the index is asked for.</param>
/// <param name="Arc">Which arc of the index; 0 is all of it.</param>
public sealed record ReadingCondition(ColumnReference? Column, int Arc, bool Wanted, ImmutableArray<string> Values, Regex? Pattern)
{
    /// <exception cref="FormatException">With what is wrong.</exception>
    public static ReadingCondition Parse(string text)
    {
        string[] words = text.Split(' ', 3, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (words.Length != 3 || words[1] is not ("=" or "!=" or "~" or "~?"))
            throw new FormatException($"'{text}' is no condition: COLUMN = VALUES, COLUMN != VALUES, COLUMN ~ PATTERN or COLUMN ~? PATTERN");

        LabelPart? index = words[0].StartsWith("index", StringComparison.Ordinal) ? LabelTemplate.Parse($"{{{words[0]}}}").Parts[0] : null;
        ColumnReference? column = index is null ? ColumnReference.Parse(words[0]) : null;
        return words[1] is "~" or "~?"
            ? new(column, index?.Arc ?? 0, words[1] == "~", [], ProfilePattern.Of(words[2]))
            : new(column, index?.Arc ?? 0, words[1] == "=", [.. words[2].Split(',', StringSplitOptions.TrimEntries)], null);
    }

    /// <param name="found">The value of the column, or the index, of this row as text; null when the device has none.</param>
    public bool Admits(string? found)
    {
        if (found is null) return !Wanted;

        return Pattern is not null ? Pattern.IsMatch(found) : Values.Contains(found, StringComparer.Ordinal) == Wanted;
    }
}
