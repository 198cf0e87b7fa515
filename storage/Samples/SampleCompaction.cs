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

    private const int ObjectsFirst = 25;
    private const int ObjectsMax = 500;
    private const int LateRowsMax = 5_000;
    private static readonly TimeSpan StepLong = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan StepShort = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LatePeriod = TimeSpan.FromMinutes(10);

    private readonly BlockAppender appender = new(logger);
    private int objectsAtOnce = ObjectsFirst;
    private DateTimeOffset lateMergedAt = DateTimeOffset.MinValue;

    /// <summary>Does the next piece of work, in well under a second of the database's time.</summary>
    public async Task<CompactionStep> Step(CancellationToken cancellationToken)
    {
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        await using NpgsqlTransaction transaction = await connection.BeginTransactionAsync(cancellationToken);
        bool isOurs = await connection.Statement("select pg_try_advisory_xact_lock(hashtext('prisonops.sample_compaction'))").ReadValue<bool>(cancellationToken);
        if (!isOurs) return new(CompactionWork.Elsewhere, 0);

        long begun = time.GetTimestamp();
        SampleWatermark watermark = await SampleWatermark.Load(connection, cancellationToken);
        DateTimeOffset now = time.GetUtcNow();
        CompactionStep step = watermark.ClosedTo > watermark.SettledTo ? await Compact(connection, watermark, cancellationToken)
            : watermark.SettledTo + Window + Grace <= now ? await Close(connection, watermark.SettledTo + Window, cancellationToken)
            : now - lateMergedAt >= LatePeriod ? await MergeLate(connection, watermark.SettledTo, now, cancellationToken)
            : new(CompactionWork.None, 0);
        await transaction.CommitAsync(cancellationToken);

        if (step.Work is CompactionWork.Compacted) Adapt(time.GetElapsedTime(begun));
        return step;
    }

    /// <summary>Waits for the writers that saw the old border, and for nobody else: none of them holds it for longer than one commit.</summary>
    private static async Task<CompactionStep> Close(NpgsqlConnection connection, DateTimeOffset to, CancellationToken cancellationToken)
    {
        await connection.Statement($"select pg_advisory_xact_lock({SampleWatermark.Lock})").Run(cancellationToken);
        await connection.Statement("update sample_watermark set closed_to = $1, objects_to = null", SqlStatements.Value(to)).Run(cancellationToken);
        return new(CompactionWork.Closed, 0);
    }

    private async Task<CompactionStep> Compact(NpgsqlConnection connection, SampleWatermark watermark, CancellationToken cancellationToken)
    {
        DateTimeOffset day = DayOf(watermark.SettledTo);
        bool endsDay = watermark.ClosedTo == day.AddDays(1);
        ImmutableArray<Guid> objects = await NextObjects(connection, watermark, endsDay ? day : watermark.ClosedTo, cancellationToken);
        if (objects.IsEmpty)
        {
            await connection.Statement("update sample_watermark set settled_to = closed_to, objects_to = null").Run(cancellationToken);
            return new(CompactionWork.Compacted, 0);
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
        if (endsDay) await RollUp(connection, await appender.LoadPolls(connection, [.. objects], day, day.AddDays(1), cancellationToken), cancellationToken);

        await connection.Statement("update sample_watermark set objects_to = $1", SqlStatements.Value(objects[^1])).Run(cancellationToken);
        return new(CompactionWork.Compacted, polls.Rows);
    }

    /// <summary>
    /// The next objects that have raw rows in the window, or blocks of polls since <paramref name="since"/>. An index on (object, time) cannot give
    /// distinct objects; this hops from one to the next.
    /// </summary>
    private Task<ImmutableArray<Guid>> NextObjects(
        NpgsqlConnection connection, SampleWatermark watermark, DateTimeOffset since, CancellationToken cancellationToken) => connection.Statement(
        """
        with recursive next (id) as (
          select $3
          union all
          select least(
            (select r.object_id from sample_raw r where r.at >= $1 and r.at < $2 and r.object_id > n.id order by r.object_id limit 1),
            (select b.object_id from sample_block b where b.id >= $4 and b.id < $5 and b.to_at >= $6 and b.from_at < $2 and b.object_id > n.id
             order by b.object_id limit 1))
          from next n where n.id is not null)
        select id from next where id is not null offset 1 limit $7
        """,
        SqlStatements.Value(watermark.SettledTo), SqlStatements.Value(watermark.ClosedTo), SqlStatements.Value(watermark.ObjectsTo ?? Guid.Empty),
        SqlStatements.Value(BlockNumbers.First(BlockKind.Polls, BlockNumbers.Period(BlockKind.Polls, watermark.SettledTo))),
        SqlStatements.Value(BlockNumbers.First(BlockKind.Polls, BlockNumbers.Period(BlockKind.Polls, watermark.SettledTo) + 1)),
        SqlStatements.Value(since), SqlStatements.Value(objectsAtOnce)).ReadAll(r => r.GetGuid(0), cancellationToken);

    private async Task<CompactionStep> MergeLate(NpgsqlConnection connection, DateTimeOffset settledTo, DateTimeOffset now, CancellationToken cancellationToken)
    {
        PollBlocks polls = new();
        await using (NpgsqlCommand command = connection.Statement(
            """
            delete from sample_late
            where ctid = any (array(select ctid from sample_late order by object_id, at limit $1))
            returning object_id, layout, at, "values"
            """,
            SqlStatements.Value(LateRowsMax)))
            await polls.Read(command, cancellationToken);
        if (polls.Rows < LateRowsMax) lateMergedAt = now;
        if (polls.Rows == 0) return new(CompactionWork.None, 0);

        int forgotten = polls.Forget(now.AddDays(-options.Value.ChunkDays));
        if (forgotten > 0) LogForgotten(logger, forgotten, options.Value.ChunkDays);
        ImmutableArray<SampleBlock> stored = await appender.Append(connection, polls.Build(), cancellationToken);
        // The present day's hours are made from all its polls when it is over.
        DateTimeOffset rolledTo = DayOf(settledTo);
        await RollUp(connection, [.. stored.Select(block => block.Between(DateTimeOffset.UnixEpoch, rolledTo)).OfType<SampleBlock>()], cancellationToken);
        return new(CompactionWork.Merged, polls.Rows);
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

    private void Adapt(TimeSpan taken)
    {
        if (taken > StepLong) objectsAtOnce = Math.Max(1, objectsAtOnce / 2);
        else if (taken < StepShort) objectsAtOnce = Math.Min(ObjectsMax, objectsAtOnce * 2);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Rows} late sample rows are older than the {Days} days that samples are kept; they were dropped.")]
    private static partial void LogForgotten(ILogger logger, int rows, int days);
}
