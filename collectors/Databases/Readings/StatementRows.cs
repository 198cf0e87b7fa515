using System.Data.Common;

namespace PrisonOps.Collectors.Databases.Readings;

/// <summary>The rows of a statement with their columns by name, bounded.</summary>
internal static class StatementRows
{
    /// <summary>A server that lists every table of an estate is cut, not failed.</summary>
    public static async Task<List<Dictionary<string, object>>> Read(DbDataReader reader, int rowsMax, CancellationToken cancellationToken)
    {
        List<Dictionary<string, object>> rows = [];
        while (rows.Count < rowsMax && await reader.ReadAsync(cancellationToken))
        {
            var row = new Dictionary<string, object>(reader.FieldCount, StringComparer.OrdinalIgnoreCase);
            for (int i = 0; i < reader.FieldCount; i++)
            {
                if (!await reader.IsDBNullAsync(i, cancellationToken)) row[reader.GetName(i)] = reader.GetValue(i);
            }

            rows.Add(row);
        }

        return rows;
    }

    /// <summary>One row out of rows of a name and a value each.</summary>
    public static async Task ReadInto(Dictionary<string, object> row, DbDataReader reader, int rowsMax, CancellationToken cancellationToken)
    {
        for (int seen = 0; seen < rowsMax && reader.FieldCount >= 2 && await reader.ReadAsync(cancellationToken); seen++)
        {
            if (!await reader.IsDBNullAsync(0, cancellationToken) && !await reader.IsDBNullAsync(1, cancellationToken))
                row[$"{reader.GetValue(0)}"] = reader.GetValue(1);
        }
    }
}
