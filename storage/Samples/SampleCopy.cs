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
        await connection.Statement(
            "insert into sample_batch (id, row_count, committed_at) values ($1, $2, $3)",
            SqlStatements.Value(batch.Id), SqlStatements.Value(batch.Rows), SqlStatements.Value(at)).Run(cancellationToken);
        await using (NpgsqlRawCopyStream copy = await connection.BeginRawBinaryCopyAsync(
            "copy sample_raw (object_id, layout, at, \"values\") from stdin (format binary)", cancellationToken))
        {
            await copy.WriteAsync(Header, cancellationToken);
            await copy.WriteAsync(batch.Tuples, cancellationToken);
            await copy.WriteAsync(Trailer, cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    private static Task<bool> IsCommitted(NpgsqlConnection connection, Guid id, CancellationToken cancellationToken) =>
        connection.Statement("select exists (select from sample_batch where id = $1)", SqlStatements.Value(id)).ReadValue<bool>(cancellationToken);
}
