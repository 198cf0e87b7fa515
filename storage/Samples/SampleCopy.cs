using Npgsql;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Samples;

/// <summary>Commits one batch: its id and its rows in one transaction, so that the id answers for the rows.</summary>
internal static class SampleCopy
{
    private static readonly byte[] Header = [.. "PGCOPY\n"u8, 0xff, .. "\r\n\0"u8, 0, 0, 0, 0, 0, 0, 0, 0];
    private static readonly byte[] Trailer = [0xff, 0xff];

    public static async Task Commit(NpgsqlDataSource grid, SampleBatch batch, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await grid.OpenConnectionAsync(cancellationToken);
        if (batch.MayBeCommitted && await IsCommitted(connection, batch.Id, cancellationToken)) return;

        batch.MayBeCommitted = true;
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
        DateTimeOffset closedTo = await Begin(connection, batch, at, cancellationToken);
        (bool IsBefore, ReadOnlyMemory<byte> Tuples)[] runs = [.. batch.SplitAt(closedTo)];
        await Copy(connection, "sample_raw", [.. runs.Where(run => !run.IsBefore).Select(run => run.Tuples)], cancellationToken);
        await Copy(connection, "sample_late", [.. runs.Where(run => run.IsBefore).Select(run => run.Tuples)], cancellationToken);
        await transaction.CommitAsync(cancellationToken);
    }

    /// <summary>
    /// Records the batch and reads the border of the compaction, in one exchange. The shared lock keeps the border where it is until the rows are
    /// committed; the border is read by a statement of its own, behind the lock, because the snapshot of the locking one is older.
    /// </summary>
    private static async Task<DateTimeOffset> Begin(NpgsqlConnection connection, SampleBatch batch, DateTimeOffset at, CancellationToken cancellationToken)
    {
        await using NpgsqlBatch begin = new(connection);
        begin.BatchCommands.Add(new($"select pg_advisory_xact_lock_shared({SampleWatermark.Lock})::text"));
        begin.BatchCommands.Add(new("select closed_to from sample_watermark"));
        begin.BatchCommands.Add(new("insert into sample_batch (id, row_count, committed_at) values ($1, $2, $3)")
        {
            Parameters = { SqlStatements.Value(batch.Id), SqlStatements.Value(batch.Rows), SqlStatements.Value(at) },
        });
        await using NpgsqlDataReader reader = await begin.ExecuteReaderAsync(cancellationToken);
        await reader.NextResultAsync(cancellationToken);
        return await reader.ReadAsync(cancellationToken)
            ? reader.GetInstant(0)
            : throw new DatabaseException("The table sample_watermark has no row, it must have one; restore it from a backup of this database.");
    }

    private static async Task Copy(
        NpgsqlConnection connection, string table, ReadOnlyMemory<byte>[] tuples, CancellationToken cancellationToken)
    {
        if (tuples.Length == 0) return;

        await using NpgsqlRawCopyStream copy = await connection.BeginRawBinaryCopyAsync(
            $"copy {table} (object_id, layout, at, \"values\") from stdin (format binary)", cancellationToken);
        await copy.WriteAsync(Header, cancellationToken);
        foreach (ReadOnlyMemory<byte> run in tuples) await copy.WriteAsync(run, cancellationToken);
        await copy.WriteAsync(Trailer, cancellationToken);
    }

    private static Task<bool> IsCommitted(NpgsqlConnection connection, Guid id, CancellationToken cancellationToken) =>
        connection.Statement("select exists (select from sample_batch where id = $1)", SqlStatements.Value(id)).ReadValue<bool>(cancellationToken);
}
