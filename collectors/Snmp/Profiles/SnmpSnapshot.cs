using PrisonOps.Ports.Profiles;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Snmp.Profiles;

/// <summary>What one walk brought of the columns of a profile: by column, the rows in the order of the device.</summary>
internal sealed class SnmpSnapshot
{
    private readonly Dictionary<ObjectIdentifier, Column> columns = [];

    public void Add(ObjectIdentifier column, ReadOnlySpan<byte> row, SnmpVariable variable)
    {
        if (!variable.Exists) return;
        if (!columns.TryGetValue(column, out Column? found)) columns[column] = found = new();
        found.Add(RowName(row), SnmpValue.Of(variable));
    }

    public IReadOnlyList<(string Row, SnmpValue Value)> Rows(ColumnReference reference)
    {
        if (!columns.TryGetValue(reference.Column, out Column? column)) return [];

        return reference.IsScalar ? column.Find("0") is { } scalar ? [("0", scalar)] : [] : column.Rows;
    }

    /// <summary>The value that belongs to a row of another column; null when the device has none.</summary>
    public SnmpValue? Find(ColumnReference reference, string row) =>
        columns.TryGetValue(reference.Column, out Column? column) && reference.RowFor(row) is { } own ? column.Find(own) : null;

    private static string RowName(ReadOnlySpan<byte> row)
    {
        Span<uint> arcs = stackalloc uint[ObjectIdentifier.ArcsMax];
        int count = ObjectIdentifier.ReadArcs(row, arcs);
        if (count == 1) return arcs[0].ToString(System.Globalization.CultureInfo.InvariantCulture);

        return string.Join('.', arcs[..count].ToArray());
    }

    private sealed class Column
    {
        private Dictionary<string, SnmpValue>? byRow;

        public List<(string Row, SnmpValue Value)> Rows { get; } = [];

        public void Add(string row, SnmpValue value) => Rows.Add((row, value));

        public SnmpValue? Find(string row)
        {
            if (byRow is null)
            {
                byRow = new(Rows.Count);
                foreach ((string name, SnmpValue value) in Rows) byRow.TryAdd(name, value);
            }

            return byRow.TryGetValue(row, out SnmpValue found) ? found : null;
        }
    }
}
