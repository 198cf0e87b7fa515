using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Npgsql;
using PrisonOps.Storage.Database;

namespace PrisonOps.Storage.Flows;

/// <summary>Makes the partitions of the next days, and gives back those past their time or, oldest first, those for which there is no room.</summary>
internal sealed partial class FlowHousekeeping(
    DatabaseConnections connections, IOptions<FlowKeepingOptions> options, TimeProvider time, ILogger<FlowHousekeeping> logger) : BackgroundService
{
    private const int DaysAhead = 2;
    private static readonly TimeSpan Period = TimeSpan.FromMinutes(5);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // The first minute needs the partition of its day.
        await Keep(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Keep(stoppingToken);
            }
            catch (DbException away)
            {
                LogFailed(logger, away.Message);
            }
        }
    }

    internal async Task Keep(CancellationToken cancellationToken)
    {
        DateOnly today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        await using NpgsqlConnection connection = await connections.Grid.OpenConnectionAsync(cancellationToken);
        int dropped = await connection.Statement(
            "select flow_partitions_keep($1, $2, $3)", SqlStatements.Value(today.AddDays(-options.Value.Days)),
            SqlStatements.Value(today.AddDays(DaysAhead)), SqlStatements.Value((long)options.Value.MibMax << 20)).ReadValue<int>(cancellationToken);
        if (dropped > 0) LogDropped(logger, dropped);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Housekeeping of flows waits: {Reason}")]
    private static partial void LogFailed(ILogger logger, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Days} days of flows were dropped: past their time or beyond their space.")]
    private static partial void LogDropped(ILogger logger, int days);
}
