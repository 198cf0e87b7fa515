using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using PrisonOps.Storage.Samples;
using PrisonOps.Storage.Samples.Chunks;
using PrisonOps.Storage.Server;

namespace PrisonOps.Storage.Database;

/// <summary>Makes the partitions of the next days and gives back what is past its time. Sooner and harder when the disk is low.</summary>
internal sealed partial class Housekeeping(
    DatabaseConnections connections, DatabaseHealth health, IOptions<SampleOptions> samples, TimeProvider time, ILogger<Housekeeping> logger)
    : BackgroundService
{
    private const int DaysAhead = 2;
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan OutboxAgeMax = TimeSpan.FromHours(48);
    private static readonly TimeSpan CursorAgeMax = TimeSpan.FromDays(7);
    private static readonly TimeSpan SettlingBehindMax = TimeSpan.FromDays(1);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // The sample writer needs today's partition before its first row.
        await KeepPartitions(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Period, time);
        do
        {
            try
            {
                await KeepPartitions(stoppingToken);
                await Prune(stoppingToken);
            }
            catch (DbException away)
            {
                LogFailed(logger, away.Message);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    internal async Task KeepPartitions(CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        DateOnly today = DateOnly.FromDateTime(now.UtcDateTime);
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        SampleWatermark watermark = await SampleWatermark.Load(connection, cancellationToken);
        DateOnly first = FirstRawDay(today, DateOnly.FromDateTime(watermark.SettledTo.UtcDateTime));
        int gone = await connection.Statement(
            "select sample_partitions_keep($1, $2)", SqlStatements.Value(first), SqlStatements.Value(today.AddDays(DaysAhead))).ReadValue<int>(cancellationToken);
        if (gone > 0) LogDropped(logger, gone, first);
        await WatchSettling(connection, watermark.SettledTo, now, cancellationToken);

        await DropBlocks(connection, BlockKind.Polls, now.AddDays(-samples.Value.ChunkDays), cancellationToken);
        await DropBlocks(connection, BlockKind.Hours, now.AddYears(-samples.Value.RollupYears), cancellationToken);
        await DropBlocks(connection, BlockKind.Days, now.AddYears(-samples.Value.RollupYears), cancellationToken);
    }

    /// <summary>An old watermark alone says nothing: a new database has one, and so has one without samples.</summary>
    private async Task WatchSettling(NpgsqlConnection connection, DateTimeOffset settledTo, DateTimeOffset now, CancellationToken cancellationToken)
    {
        TimeSpan delay = SampleCompaction.Window + SampleCompaction.Grace;
        DateTimeOffset late = now - SettlingBehindMax - delay;
        bool isLate = settledTo < late && await connection.Statement(
            "select exists (select from sample_raw where at >= $1 and at < $2)", SqlStatements.Value(settledTo), SqlStatements.Value(late))
            .ReadValue<bool>(cancellationToken);
        if (!health.ReportSettling(isLate ? settledTo + delay : null)) return;

        if (isLate) LogSettlingLate(logger, settledTo);
        else LogSettlingCaughtUp(logger, settledTo);
    }

    private DateOnly FirstRawDay(DateOnly today, DateOnly settled)
    {
        DateOnly past = today.AddDays(-samples.Value.RawDays);
        // Rows that are no blocks yet stay past their time. With a low disk the present day is enough of those that are, and nothing past its time
        // stays: alarms need the room more.
        if (health.Current.DiskLow) return settled < past ? past : settled < today ? settled : today;
        return settled < past ? settled : past;
    }

    private async Task DropBlocks(NpgsqlConnection connection, BlockKind kind, DateTimeOffset before, CancellationToken cancellationToken)
    {
        int gone = await connection.Statement(
            "select sample_block_partitions_drop($1, $2)", SqlStatements.Value((int)kind), SqlStatements.Value(BlockNumbers.Period(kind, before)))
            .ReadValue<int>(cancellationToken);
        if (gone > 0) LogBlocksDropped(logger, gone, kind, before);
    }

    internal async Task Prune(CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        // An event goes when it is old and every consumer that still reads is past it; a consumer that was gone for a week starts at the head.
        await connection.Statement(
            """
            with gone as (delete from consumer_cursor where saved_at < $2)
            delete from outbox
            where at < $1 and position <= coalesce((select min(position) from consumer_cursor where saved_at >= $2), 9223372036854775807)
            """,
            SqlStatements.Value(now - OutboxAgeMax), SqlStatements.Value(now - CursorAgeMax)).Run(cancellationToken);
        await connection.Statement("delete from sample_batch where committed_at < $1", SqlStatements.Value(now - CursorAgeMax)).Run(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Housekeeping of the database waits: {Reason}")]
    private static partial void LogFailed(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "Samples are settled up to {SettledTo:u} only, more than a day less than they should be: raw rows stay until then.")]
    private static partial void LogSettlingLate(ILogger logger, DateTimeOffset settledTo);

    [LoggerMessage(Level = LogLevel.Information, Message = "Samples are settled up to {SettledTo:u} again.")]
    private static partial void LogSettlingCaughtUp(ILogger logger, DateTimeOffset settledTo);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Partitions} partitions of raw samples from before {FirstDay} were dropped.")]
    private static partial void LogDropped(ILogger logger, int partitions, DateOnly firstDay);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Partitions} partitions of {Kind} of samples from before {Before:u} were dropped.")]
    private static partial void LogBlocksDropped(ILogger logger, int partitions, BlockKind kind, DateTimeOffset before);
}
