using Microsoft.Extensions.Logging;
using Npgsql;

namespace PrisonOps.Storage.Database;

/// <summary>
/// Brings the schema up to this version. Each file is one transaction, recorded with its hash; an advisory lock makes several silos that
/// start together take turns.
/// </summary>
internal sealed partial class Migrator(DatabaseConnections connections, TimeProvider time, ILogger<Migrator> logger)
{
    private const long Lock = 0x5052_4953_4f4e_4f50;

    public Task<int> Migrate(CancellationToken cancellationToken) => Migrate(Migration.LoadAll(), cancellationToken);

    internal async Task<int> Migrate(IReadOnlyList<Migration> migrations, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Owner.OpenConnectionAsync(cancellationToken);
        await Run(connection, $"select pg_advisory_lock({Lock})", cancellationToken);
        await Run(connection, """
            create table if not exists schema_migration (
              number int primary key, name text not null, hash text not null, applied_at timestamptz not null)
            """, cancellationToken);
        Dictionary<int, (string Name, string Hash)> applied = await LoadApplied(connection, cancellationToken);

        if (applied.Keys.Except(migrations.Select(m => m.Number)).ToArray() is [int newer, ..])
        {
            throw new DatabaseException(
                $"The database has migration {applied[newer].Name}, which this version of PrisonOps does not know (it knows up to {migrations[^1].Name}); "
                + "start the newer version, or restore a backup of this one.");
        }

        int run = 0;
        foreach (Migration migration in migrations)
        {
            if (applied.TryGetValue(migration.Number, out (string Name, string Hash) known))
            {
                if (known.Hash == migration.Hash) continue;
                throw new DatabaseException($"Migration {migration.Name} was applied with hash {known.Hash}, but this version carries {migration.Hash}; a released migration must not change.");
            }

            await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
            await Run(connection, migration.Sql, cancellationToken);
            await using (NpgsqlCommand record = new("insert into schema_migration values ($1, $2, $3, $4)", connection))
            {
                record.Parameters.AddWithValue(migration.Number);
                record.Parameters.AddWithValue(migration.Name);
                record.Parameters.AddWithValue(migration.Hash);
                record.Parameters.AddWithValue(time.GetUtcNow());
                await record.ExecuteNonQueryAsync(cancellationToken);
            }

            await transaction.CommitAsync(cancellationToken);
            LogMigrated(logger, migration.Name);
            run++;
        }

        await DropForeignPositions(connection, cancellationToken);
        await Run(connection, $"select pg_advisory_unlock({Lock})", cancellationToken);
        // Types made by a migration (the row type of account) are unknown to connections that were opened before it.
        await connection.ReloadTypesAsync(cancellationToken);
        return run;
    }

    /// <summary>
    /// Positions of the outbox carry transaction ids. A database restored into a new server starts with low ids again, so events and cursors
    /// from the old one would lie in its future for ever; consumers begin at the head instead, as they do after a long pause.
    /// </summary>
    private static Task DropForeignPositions(NpgsqlConnection connection, CancellationToken cancellationToken) => Run(connection, """
        with future as (
          select exists (select from outbox where position >= (pg_snapshot_xmax(pg_current_snapshot())::text::bigint + 1) << 20)
              or exists (select from consumer_cursor where position >= (pg_snapshot_xmax(pg_current_snapshot())::text::bigint + 1) << 20) as found),
        emptied as (delete from outbox using future where future.found)
        delete from consumer_cursor using future where future.found
        """, cancellationToken);

    private static async Task<Dictionary<int, (string Name, string Hash)>> LoadApplied(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        Dictionary<int, (string Name, string Hash)> applied = [];
        await using NpgsqlCommand command = new("select number, name, hash from schema_migration order by number desc", connection);
        await using NpgsqlDataReader reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
            applied.Add(reader.GetInt32(0), (reader.GetString(1), reader.GetString(2)));
        return applied;
    }

    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using NpgsqlCommand command = new(sql, connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Migration {Migration} applied.")]
    private static partial void LogMigrated(ILogger logger, string migration);
}
