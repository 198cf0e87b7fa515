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
            AddScope(announce.Parameters, scope);
            await announce.ExecuteNonQueryAsync(cancellationToken);
        }

        T result = await work(connection);
        await transaction.CommitAsync(cancellationToken);
        return result;
    }

    /// <summary>
    /// Reads what some statements give, in one exchange with the database. Scope and statements are one batch and so one implicit transaction,
    /// with which the settings end. <paramref name="read"/> finds the reader at the first statement's rows.
    /// </summary>
    internal async Task<T> ReadInScope<T>(
        UnitScope scope, NpgsqlBatchCommand[] statements, Func<NpgsqlDataReader, Task<T>> read, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.App.OpenConnectionAsync(cancellationToken);
        await using NpgsqlBatch batch = new(connection);
        NpgsqlBatchCommand announce = new(Announce);
        AddScope(announce.Parameters, scope);
        batch.BatchCommands.Add(announce);
        foreach (NpgsqlBatchCommand statement in statements) batch.BatchCommands.Add(statement);
        await using NpgsqlDataReader reader = await batch.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        return await read(reader);
    }

    private static void AddScope(NpgsqlParameterCollection parameters, UnitScope scope)
    {
        parameters.AddWithValue(scope.All ? "on" : "");
        parameters.AddWithValue(List(scope.Provinces));
        parameters.AddWithValue(List(scope.Prisons));
        parameters.AddWithValue(List(scope.Units));
    }

    private static string List(IEnumerable<int> ids) => string.Join(',', ids.Select(id => id.ToString(CultureInfo.InvariantCulture)));
}
