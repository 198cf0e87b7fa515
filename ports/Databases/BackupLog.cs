using System.Text.RegularExpressions;

namespace PrisonOps.Ports.Databases;

/// <summary>A table into which the backup of the site writes when it was done; the youngest time counts.</summary>
/// <param name="Table">Perhaps with its schema: <c>ops.backup_log</c>.</param>
public sealed partial record BackupLog(string Table, string Column)
{
    /// <summary>Only plain names, so that what a person writes here is never more than a name in a statement.</summary>
    public bool IsPlain => Table is not null && Column is not null && TableName().IsMatch(Table) && ColumnName().IsMatch(Column);

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]{0,62}(\.[A-Za-z_][A-Za-z0-9_]{0,62})?\z")]
    private static partial Regex TableName();

    [GeneratedRegex(@"^[A-Za-z_][A-Za-z0-9_]{0,62}\z")]
    private static partial Regex ColumnName();
}
