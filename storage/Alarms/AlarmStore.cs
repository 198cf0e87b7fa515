using System.Collections.Immutable;
using Npgsql;
using PrisonOps.Ports.Alarms;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Outbox;

namespace PrisonOps.Storage.Alarms;

internal sealed class AlarmStore(DatabaseConnections connections, OutboxSignal signal, TimeProvider time) : IAlarmStore
{
    private const int BatchMax = 500;

    public async Task<ImmutableArray<AlarmRow>> Load(
        int unitId, DateTimeOffset clearedAfter, DateTimeOffset returnedAfter, CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        return await connection.Statement(
            $"""
            select {AlarmColumns.All} from alarm a where a.unit_id = $1 and a.cleared_at is null
            union all
            select {AlarmColumns.All} from alarm a where a.unit_id = $1 and a.cleared_at > $2
            union all
            select {AlarmColumns.All} from alarm a where a.unit_id = $1 and a.cleared_at <= $2 and a.cleared_at > $3 and a.state = 4
            """,
            SqlStatements.Value(unitId), SqlStatements.Value(clearedAfter), SqlStatements.Value(returnedAfter)).ReadAll(AlarmColumns.Read, cancellationToken);
    }

    public async Task<AlarmCommit> Commit(int unitId, ImmutableArray<AlarmChange> changes, CancellationToken cancellationToken)
    {
        if (changes.IsEmpty) return AlarmCommit.Committed;
        if (changes.Length > BatchMax)
            throw new ArgumentOutOfRangeException(nameof(changes), changes.Length, $"A batch of alarm changes of unit {unitId} holds at most {BatchMax}.");

        AlarmBatch batch = new(changes);
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
        try
        {
            // Leaving without a commit rolls back: nothing of a conflicting batch is written.
            if (!await batch.TryWriteAlarms(connection, cancellationToken)) return AlarmCommit.Conflict;
        }
        catch (PostgresException twice) when (twice.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            return AlarmCommit.Conflict;
        }

        ImmutableArray<OutboxDraft> events = await batch.WriteEvents(connection, cancellationToken);
        long raised = await OutboxWriter.Append(connection, events, time.GetUtcNow(), cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        signal.Raise(raised);
        return AlarmCommit.Committed;
    }
}
