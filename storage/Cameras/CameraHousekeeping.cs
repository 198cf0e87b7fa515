using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Cameras;

/// <summary>Makes the partitions of diagnosis rounds, and gives back rounds and evidence that are past their time.</summary>
internal sealed partial class CameraHousekeeping(
    DatabaseConnections connections, IOptions<CameraKeepingOptions> options, TimeProvider time, ILogger<CameraHousekeeping> logger) : BackgroundService
{
    private const int DaysAhead = 10;
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(10);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // The first round needs its partition.
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
                await DropEvidence(stoppingToken);
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
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        int gone = await connection.Statement(
            "select diagnosis_partitions_keep($1, $2)", SqlStatements.Value(today.AddMonths(-options.Value.RoundMonths)),
            SqlStatements.Value(today.AddDays(DaysAhead))).ReadValue<int>(cancellationToken);
        if (gone > 0) LogDropped(logger, gone);
    }

    /// <summary>Evidence of an alarm that is still open stays; so does whatever else is kept: references and latest pictures.</summary>
    internal async Task<int> DropEvidence(CancellationToken cancellationToken)
    {
        DateTimeOffset before = time.GetUtcNow() - TimeSpan.FromDays(options.Value.EvidenceDays);
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        int all = 0, gone;
        do
        {
            gone = await connection.Statement(
                """
                delete from picture where key in (
                  select p.key from picture p
                  where p.kind = 3 and p.taken_at < $1
                    and not exists (select from alarm a where a.cleared_at is null and a.object_id = p.camera_id and a.evidence_picture = p.key)
                  order by p.taken_at limit $2)
                """,
                SqlStatements.Value(before), SqlStatements.Value(options.Value.DeletedAtOnce)).Run(cancellationToken);
            all += gone;
        }
        while (gone == options.Value.DeletedAtOnce);

        return all;
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Housekeeping of camera pictures and rounds waits: {Reason}")]
    private static partial void LogFailed(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Partitions} partitions of diagnosis rounds past their time were dropped.")]
    private static partial void LogDropped(ILogger logger, int partitions);
}
