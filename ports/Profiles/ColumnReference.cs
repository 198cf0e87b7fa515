using System.Collections.Immutable;
using System.Globalization;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Ports.Profiles;

/// <summary>
/// A column of a table, and which row of it belongs to a row of another table: the same row, or the row named by some of its arcs. Written
/// <c>1.3.6.1.2.1.47.1.1.1.1.7</c>, or <c>1.3.6.1.2.1.47.1.1.1.1.7@1</c> for the row named by the first arc, <c>@-1</c> for the last, <c>@1,2</c>
/// for two of them. A name that ends in <c>.0</c> is a scalar: it belongs to every row.
/// </summary>
public sealed record ColumnReference(ObjectIdentifier Column, bool IsScalar, ImmutableArray<int> Arcs)
{
    public static ColumnReference Parse(string text) =>
        TryParse(text, out ColumnReference? reference)
            ? reference
            : throw new FormatException($"'{text}' is no column: an object identifier, with '@' and arcs (1 is the first, -1 the last) when its rows are named otherwise");

    public static bool TryParse(string text, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out ColumnReference? reference)
    {
        reference = null;
        string[] parts = text.Split('@');
        if (parts.Length > 2 || !ObjectIdentifier.TryParse(parts[0], out ObjectIdentifier column)) return false;

        bool isScalar = parts[0].EndsWith(".0", StringComparison.Ordinal);
        if (isScalar) column = ObjectIdentifier.Parse(parts[0][..^2]);
        ImmutableArray<int> arcs = [];
        if (parts.Length == 2)
        {
            foreach (string arc in parts[1].Split(','))
            {
                if (!int.TryParse(arc, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out int place) || place == 0) return false;
                arcs = arcs.Add(place);
            }
        }

        reference = new(column, isScalar, arcs);
        return true;
    }

    /// <summary>The row of this column that belongs to <paramref name="row"/> (arcs joined by dots); null when the row has too few arcs.</summary>
    public string? RowFor(string row)
    {
        if (IsScalar) return "0";
        if (Arcs.IsEmpty) return row;

        string[] own = row.Split('.');
        var chosen = new string[Arcs.Length];
        for (int i = 0; i < Arcs.Length; i++)
        {
            int place = Arcs[i] > 0 ? Arcs[i] - 1 : own.Length + Arcs[i];
            if (place < 0 || place >= own.Length) return null;
            chosen[i] = own[place];
        }

        return string.Join('.', chosen);
    }
}
