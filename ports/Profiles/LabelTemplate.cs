using System.Collections.Immutable;

namespace PrisonOps.Ports.Profiles;

/// <summary>
/// What one row of a table is called: text with <c>{index}</c> for the whole index of the row, <c>{index@1}</c> for one of its arcs, and
/// <c>{COLUMN}</c> for the value of another column, see <see cref="ColumnReference"/>.
/// </summary>
public sealed record LabelTemplate(string Text, ImmutableArray<LabelPart> Parts)
{
    public static LabelTemplate None { get; } = new("", []);

    public IEnumerable<ColumnReference> Columns => Parts.Where(part => part.Column is not null).Select(part => part.Column!);

    /// <exception cref="FormatException">With the part that is wrong.</exception>
    public static LabelTemplate Parse(string text)
    {
        var parts = ImmutableArray.CreateBuilder<LabelPart>();
        int at = 0;
        while (at < text.Length)
        {
            int open = text.IndexOf('{', at);
            if (open < 0) open = text.Length;
            if (open > at) parts.Add(new(text[at..open], null, 0));
            if (open == text.Length) break;

            int close = text.IndexOf('}', open);
            if (close < 0) throw new FormatException($"'{text}' has a '{{' without '}}'");
            parts.Add(Placeholder(text[(open + 1)..close]));
            at = close + 1;
        }

        return new(text, parts.ToImmutable());
    }

    private static LabelPart Placeholder(string name)
    {
        if (name == "index") return new(null, null, 0);
        if (name.StartsWith("index@", StringComparison.Ordinal) && int.TryParse(name.AsSpan(6), out int arc) && arc != 0) return new(null, null, arc);
        if (ColumnReference.TryParse(name, out ColumnReference? column)) return new(null, column, 0);

        throw new FormatException($"'{{{name}}}' is neither {{index}}, {{index@N}} nor the object identifier of a column");
    }
}
