using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace PrisonOps.Ports.Profiles;

/// <summary>
/// Where a part of a device's identity stands: <c>sysDescr</c>, <c>sysName</c>, <c>entity.model</c> (ENTITY-MIB of the chassis; also <c>.serial</c>,
/// <c>.hardware</c>, <c>.firmware</c>, <c>.software</c>), an object identifier (a scalar with <c>.0</c>, a column, whose first filled row counts, or
/// <c>COLUMN@ROW</c>), or <c>= text</c>. Behind <c> ~ </c> a pattern whose first group counts, behind <c> => </c> a text with $1, $2...
/// </summary>
public sealed record IdentitySource(string Source, ColumnReference? Column, string? Row, Regex? Pattern, string? Format)
{
    public const string Description = "sysDescr", Name = "sysName", Literal = "=";

    public static ImmutableArray<string> Entities { get; } = ["entity.model", "entity.serial", "entity.hardware", "entity.firmware", "entity.software"];

    /// <exception cref="FormatException">With what is wrong.</exception>
    public static IdentitySource Parse(string text)
    {
        if (text.StartsWith("= ", StringComparison.Ordinal)) return new(Literal, null, null, null, text[2..].Trim());

        string rest = text;
        string? format = null;
        if (rest.IndexOf(" => ", StringComparison.Ordinal) is >= 0 and var arrow) (rest, format) = (rest[..arrow], rest[(arrow + 4)..].Trim());
        Regex? pattern = null;
        if (rest.IndexOf(" ~ ", StringComparison.Ordinal) is >= 0 and var tilde)
        {
            pattern = ProfilePattern.Of(rest[(tilde + 3)..].Trim());
            rest = rest[..tilde];
        }

        string source = rest.Trim();
        if (source is Description or Name || Entities.Contains(source)) return new(source, null, null, pattern, format);

        string[] parts = source.Split('@');
        if (parts.Length > 2 || !ColumnReference.TryParse(parts[0], out ColumnReference? column))
            throw new FormatException($"'{source}' is neither {Description}, {Name}, {string.Join(", ", Entities)}, '= text' nor an object identifier");

        return new(source, column, column.IsScalar ? "0" : parts.Length == 2 ? parts[1] : null, pattern, format);
    }
}
