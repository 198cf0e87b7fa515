using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using PrisonOps.Storage.Samples;
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
    private static readonly TimeSpan EvidenceAgeMax = TimeSpan.FromDays(30);

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
        DateOnly today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        // With a low disk only today's rows stay: alarms need the room more than yesterday's values do.
        DateOnly first = today.AddDays(health.Current.DiskLow ? 0 : -samples.Value.RawDays);
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        int gone = await connection.Statement(
            "select sample_partitions_keep($1, $2)", SqlStatements.Value(first), SqlStatements.Value(today.AddDays(DaysAhead))).ReadValue<int>(cancellationToken);
        if (gone > 0) LogDropped(logger, gone, first);
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
        // Evidence of an alarm that is still open stays.
        await connection.Statement(
            """
            delete from picture p
            where p.kind = 3 and p.taken_at < $1
              and not exists (select from alarm a where a.cleared_at is null and a.object_id = p.camera_id and a.evidence_picture = p.key)
            """,
            SqlStatements.Value(now - EvidenceAgeMax)).Run(cancellationToken);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Housekeeping of the database waits: {Reason}")]
    private static partial void LogFailed(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Partitions} partitions of raw samples from before {FirstDay} were dropped.")]
    private static partial void LogDropped(ILogger logger, int partitions, DateOnly firstDay);
}
