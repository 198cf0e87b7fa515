using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports.Outbox;
using PrisonOps.Ports.Units;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Outbox;

internal sealed class OutboxReader(DatabaseConnections connections, OutboxSignal signal, TimeProvider time) : IOutboxReader
{
    private const string Columns = "o.position, o.topic, o.unit_id, o.province, o.prison, o.key, o.payload, o.at, o.urgent";

    // An older transaction that is still open holds back events that were raised already. Nobody tells when it ends, so a reader looks again soon.
    private static readonly TimeSpan HeldBackPause = TimeSpan.FromMilliseconds(5);

    public async Task<long> ReadHead(CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        return await connection.Statement("select outbox_readable() - 1").ReadValue<long>(cancellationToken);
    }

    public async Task<ImmutableArray<OutboxEvent>> ReadAfter(long sequence, int limit, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        return await connection.Statement(
            $"""
            select {Columns}
            from outbox o
            where o.position > $1 and o.position < (select outbox_readable())
            order by o.position
            limit $2
            """,
            SqlStatements.Value(sequence), SqlStatements.Value(limit)).ReadAll(Read, cancellationToken);
    }

    public async Task<ImmutableArray<OutboxEvent>> ReadUrgent(
        long after, IReadOnlyCollection<long> except, int limit, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        return await connection.Statement(
            $"select {Columns} from outbox o where o.urgent and o.position > $1 and o.position <> all ($2) order by o.position limit $3",
            SqlStatements.Value(after), SqlStatements.Value(except.ToArray()), SqlStatements.Value(limit)).ReadAll(Read, cancellationToken);
    }

    public async Task WaitForEvents(long after, TimeSpan atMost, CancellationToken cancellationToken)
    {
        Task raised = signal.WaitBeyond(after);
        if (raised.IsCompleted)
        {
            await Task.Delay(HeldBackPause, time, cancellationToken);
            return;
        }

        using CancellationTokenSource limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(raised, Task.Delay(atMost, time, limit.Token));
        await limit.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    public async Task<long?> LoadCursor(string consumer, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        return await connection.Statement("select position from consumer_cursor where consumer = $1", SqlStatements.Value(consumer))
            .ReadFirst<long?>(reader => reader.GetInt64(0), cancellationToken);
    }

    public async Task SaveCursor(string consumer, long sequence, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        await connection.Statement(
            """
            insert into consumer_cursor (consumer, position, saved_at) values ($1, $2, $3)
            on conflict (consumer) do update set position = excluded.position, saved_at = excluded.saved_at
            """,
            SqlStatements.Value(consumer), SqlStatements.Value(sequence), SqlStatements.Value(time.GetUtcNow())).Run(cancellationToken);
    }

    private static OutboxEvent Read(NpgsqlDataReader reader) =>
        new(reader.GetInt64(0), reader.GetString(1), reader.GetPlace(2), reader.GetString(5), reader.GetString(6), reader.GetInstant(7), reader.GetBoolean(8));
}
