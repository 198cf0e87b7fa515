using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using PrisonOps.Storage.Database;
using PrisonOps.Storage.Samples.Chunks;

namespace PrisonOps.Storage.Samples;

/// <summary>
/// Turns raw rows into blocks, a window of hours after the other and within it some objects at a time. Each step is one transaction, so that a
/// kill leaves all or nothing of it: rows are raw to every reader until the step that moves the watermark past them commits.
/// </summary>
internal sealed partial class SampleCompaction(
    DatabaseConnections connections, IOptions<SampleOptions> options, TimeProvider time, ILogger<SampleCompaction> logger)
{
    /// <summary>Divides a day, so that a window lies in one week and one year.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromHours(6);

    /// <summary>How long after a window's end its rows still come as raw rows; those that come later are late.</summary>
    public static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    /// <summary>Values that one step takes in hand, unless a single object has more.</summary>
    public const int ValuesMax = 400_000;

    private const int ValuesFirst = 50_000;
    private const int ValuesMin = 10_000;
    private const int ObjectsMax = 500;
    private const int LateRowsFirst = 500;
    private const int LateRowsMin = 50;
    private const int LateRowsMax = 5_000;
    private static readonly TimeSpan LatePeriod = TimeSpan.FromMinutes(10);

    private readonly BlockAppender appender = new(logger);
    private readonly StepBudget windowValues = new(ValuesFirst, ValuesMin, ValuesMax);

    /// <summary>The last window of a day is dearer than the others: hours and days are made of all four.</summary>
    private readonly StepBudget dayValues = new(ValuesFirst, ValuesMin, ValuesMax);
    private readonly StepBudget lateRows = new(LateRowsFirst, LateRowsMin, LateRowsMax);
    private int valuesPerObject = ValuesMin;
    private DateTimeOffset lateMergedAt = DateTimeOffset.MinValue;

    /// <summary>
    /// Does the next piece of work. Alarms and samples wait for the same disk, so a step takes on what the steps before it did in a quarter of a
    /// second, and never less than one object.
    /// </summary>
    public async Task<CompactionStep> Step(CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
        bool isOurs = await connection.Statement("select pg_try_advisory_xact_lock(hashtext('prisonops.sample_compaction'))").ReadValue<bool>(cancellationToken);
        if (!isOurs) return new(CompactionWork.Elsewhere, 0);

        SampleWatermark watermark = await SampleWatermark.Load(connection, cancellationToken);
        DateTimeOffset now = time.GetUtcNow();
        if (watermark.ClosedTo > watermark.SettledTo)
        {
            DateTimeOffset day = DayOf(watermark.SettledTo);
            bool endsDay = watermark.ClosedTo == day.AddDays(1);
            StepBudget budget = endsDay ? dayValues : windowValues;
            return await Measured(transaction, budget, () => Compact(connection, watermark, endsDay ? day : null, budget.Amount, cancellationToken), cancellationToken);
        }

        if (watermark.SettledTo + Window + Grace <= now)
        {
            CompactionStep closed = await Close(connection, watermark.SettledTo + Window, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            return closed;
        }

        if (now - lateMergedAt < LatePeriod) return new(CompactionWork.None, 0);
        return await Measured(transaction, lateRows, () => MergeLate(connection, watermark.SettledTo, now, cancellationToken), cancellationToken);
    }

    private async Task<CompactionStep> Measured(
        NpgsqlTransaction transaction, StepBudget budget, Func<Task<(CompactionStep Step, int Used)>> work, CancellationToken cancellationToken)
    {
        long begun = time.GetTimestamp();
        (CompactionStep step, int used) = await work();
        await transaction.CommitAsync(cancellationToken);
        budget.Learn(used, time.GetElapsedTime(begun));
        return step;
    }

    /// <summary>Waits for the writers that saw the old border, and for nobody else: none of them holds it for longer than one commit.</summary>
    private static async Task<CompactionStep> Close(NpgsqlConnection connection, DateTimeOffset to, CancellationToken cancellationToken)
    {
        await connection.Statement($"select pg_advisory_xact_lock({SampleWatermark.Lock})").Run(cancellationToken);
        await connection.Statement("update sample_watermark set closed_to = $1, objects_to = null", SqlStatements.Value(to)).Run(cancellationToken);
        return new(CompactionWork.Closed, 0);
    }

    /// <param name="day">The day that the window ends, whose hours are made then; null within a day.</param>
    private async Task<(CompactionStep Step, int Used)> Compact(
        NpgsqlConnection connection, SampleWatermark watermark, DateTimeOffset? day, int valuesAtOnce, CancellationToken cancellationToken)
    {
        (ImmutableArray<Guid> objects, int used) = await NextObjects(connection, watermark, day ?? watermark.ClosedTo, valuesAtOnce, cancellationToken);
        if (objects.IsEmpty)
        {
            await connection.Statement("update sample_watermark set settled_to = closed_to, objects_to = null").Run(cancellationToken);
            return (new(CompactionWork.Compacted, 0), 0);
        }

        PollBlocks polls = new();
        await using (NpgsqlCommand command = connection.Statement(
            """
            select r.object_id, r.layout, r.at, r."values"
            from unnest($1) o (id)
            cross join lateral (select * from sample_raw q where q.object_id = o.id and q.at >= $2 and q.at < $3 order by q.at) r
            """,
            SqlStatements.Value(objects.ToArray()), SqlStatements.Value(watermark.SettledTo), SqlStatements.Value(watermark.ClosedTo)))
            await polls.Read(command, cancellationToken);
        await appender.Append(connection, polls.Build(), cancellationToken);
        if (day is { } ended)
            await RollUp(connection, await appender.LoadPolls(connection, [.. objects], ended, ended.AddDays(1), cancellationToken), cancellationToken);

        await connection.Statement("update sample_watermark set objects_to = $1", SqlStatements.Value(objects[^1])).Run(cancellationToken);
        return (new(CompactionWork.Compacted, polls.Rows), used);
    }

    /// <summary>
    /// The next objects that have raw rows in the window, or blocks of polls since <paramref name="since"/>, as many as have
    /// <paramref name="valuesAtOnce"/> values together. An index on (object, time) cannot give distinct objects; this hops from one to the next.
    /// </summary>
    private async Task<(ImmutableArray<Guid> Objects, int Values)> NextObjects(
        NpgsqlConnection connection, SampleWatermark watermark, DateTimeOffset since, int valuesAtOnce, CancellationToken cancellationToken)
    {
        ImmutableArray<(Guid Id, long Values)> next = await connection.Statement(
            """
            with recursive next (id) as (
              select $3
              union all
              select least(
                (select r.object_id from sample_raw r where r.at >= $1 and r.at < $2 and r.object_id > n.id order by r.object_id limit 1),
                (select b.object_id from sample_block b where b.id >= $4 and b.id < $5 and b.to_at >= $6 and b.from_at < $2 and b.object_id > n.id
                 order by b.object_id limit 1))
              from next n where n.id is not null)
            select o.id, ((r.polls + b.polls) * coalesce(cardinality(l.names), 0))::bigint
            from (select id from next where id is not null offset 1 limit $7) o
            cross join lateral (
              select count(*) as polls, max(q.layout) as layout from sample_raw q where q.object_id = o.id and q.at >= $1 and q.at < $2) r
            cross join lateral (
              select coalesce(sum(q.points), 0) as polls, max(q.layout) as layout from sample_block q
              where q.object_id = o.id and q.id >= $4 and q.id < $5 and q.to_at >= $6 and q.from_at < $2) b
            left join series_layout l on l.id = coalesce(r.layout, b.layout)
            order by o.id
            """,
            SqlStatements.Value(watermark.SettledTo), SqlStatements.Value(watermark.ClosedTo), SqlStatements.Value(watermark.ObjectsTo ?? Guid.Empty),
            SqlStatements.Value(BlockNumbers.First(BlockKind.Polls, BlockNumbers.Period(BlockKind.Polls, watermark.SettledTo))),
            SqlStatements.Value(BlockNumbers.First(BlockKind.Polls, BlockNumbers.Period(BlockKind.Polls, watermark.SettledTo) + 1)),
            SqlStatements.Value(since), SqlStatements.Value(Math.Clamp(valuesAtOnce / valuesPerObject, 1, ObjectsMax)))
            .ReadAll(r => (r.GetGuid(0), r.GetInt64(1)), cancellationToken);
        (int taken, long values) = (0, 0);
        while (taken < next.Length && (taken == 0 || values + next[taken].Values <= valuesAtOnce)) values += next[taken++].Values;
        // Objects differ much less from their neighbours than from all others: those of one model were often made together.
        if (taken > 0) valuesPerObject = (int)Math.Clamp(values / taken, valuesAtOnce / ObjectsMax + 1, ValuesMax);
        return ([.. next.Take(taken).Select(o => o.Id)], (int)Math.Min(values, int.MaxValue));
    }

    private async Task<(CompactionStep Step, int Used)> MergeLate(
        NpgsqlConnection connection, DateTimeOffset settledTo, DateTimeOffset now, CancellationToken cancellationToken)
    {
        PollBlocks polls = new();
        await using (NpgsqlCommand command = connection.Statement(
            """
            delete from sample_late
            where ctid = any (array(select ctid from sample_late order by object_id, at limit $1))
            returning object_id, layout, at, "values"
            """,
            SqlStatements.Value(lateRows.Amount)))
            await polls.Read(command, cancellationToken);
        if (polls.Rows < lateRows.Amount) lateMergedAt = now;
        if (polls.Rows == 0) return (new(CompactionWork.None, 0), 0);

        int forgotten = polls.Forget(now.AddDays(-options.Value.ChunkDays));
        if (forgotten > 0) LogForgotten(logger, forgotten, options.Value.ChunkDays);
        ImmutableArray<SampleBlock> stored = await appender.Append(connection, polls.Build(), cancellationToken);
        // The present day's hours are made from all its polls when it is over.
        DateTimeOffset rolledTo = DayOf(settledTo);
        await RollUp(connection, [.. stored.Select(block => block.Between(DateTimeOffset.UnixEpoch, rolledTo)).OfType<SampleBlock>()], cancellationToken);
        return (new(CompactionWork.Merged, polls.Rows), polls.Rows);
    }

    private async Task RollUp(NpgsqlConnection connection, ImmutableArray<SampleBlock> polls, CancellationToken cancellationToken)
    {
        foreach (BlockKind kind in (BlockKind[])[BlockKind.Hours, BlockKind.Days])
        {
            await appender.Append(
                connection, polls.Select(block => RollupColumns.RollUp(block, kind)).Where(block => block.Places.Count > 0), cancellationToken);
        }
    }

    private static DateTimeOffset DayOf(DateTimeOffset at) => new(at.UtcDateTime.Date, TimeSpan.Zero);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Rows} late sample rows are older than the {Days} days that samples are kept; they were dropped.")]
    private static partial void LogForgotten(ILogger logger, int rows, int days);
}
