using System.Globalization;
using Npgsql;
using PrisonOps.Ports.Units;

namespace PrisonOps.Storage.Database;

/// <summary>
/// The one way in which a web request reaches the database: one transaction whose settings name the scope. They are transaction-local, so a
/// pooled connection carries nothing to the next request, however this one ends.
/// </summary>
public sealed class ScopedDatabase(DatabaseConnections connections)
{
    private const string Announce = """
        select set_config('prisonops.scope_all', $1, true), set_config('prisonops.scope_provinces', $2, true),
               set_config('prisonops.scope_prisons', $3, true), set_config('prisonops.scope_units', $4, true)
        """;

    /// <summary>Runs <paramref name="work"/> in one transaction that sees the rows of <paramref name="scope"/>; commits when it returns.</summary>
    internal async Task<T> InScope<T>(UnitScope scope, Func<NpgsqlConnection, Task<T>> work, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.App.OpenConnectionAsync(cancellationToken);
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (NpgsqlCommand announce = new(Announce, connection))
        {
            announce.Parameters.AddWithValue(scope.All ? "on" : "");
            announce.Parameters.AddWithValue(List(scope.Provinces));
            announce.Parameters.AddWithValue(List(scope.Prisons));
            announce.Parameters.AddWithValue(List(scope.Units));
            await announce.ExecuteNonQueryAsync(cancellationToken);
        }

        T result = await work(connection);
        await transaction.CommitAsync(cancellationToken);
        return result;
    }

    private static string List(IEnumerable<int> ids) => string.Join(',', ids.Select(id => id.ToString(CultureInfo.InvariantCulture)));
}
