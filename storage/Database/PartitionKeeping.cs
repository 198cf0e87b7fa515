using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PrisonOps.Storage.Database;

/// <summary>
/// Keeps the partitions of one kind of rows, before anything is written and every period after that. While the database is away it waits and says so.
/// </summary>
/// <param name="rows">What is kept, for the log: "pushed messages".</param>
internal abstract partial class PartitionKeeping(string rows, TimeSpan period, TimeProvider time, ILogger logger) : BackgroundService
{
    private const int DaysAhead = 2;

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        // The first row needs the partition of its day.
        await Keep(cancellationToken);
        await base.StartAsync(cancellationToken);
    }

    internal abstract Task Keep(CancellationToken cancellationToken);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(period, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await Keep(stoppingToken);
            }
            catch (DbException away)
            {
                LogFailed(logger, rows, away.Message);
            }
        }
    }

    /// <summary>The oldest day that is kept, and the last one that is made.</summary>
    protected (DateOnly First, DateOnly Last) Days(int kept)
    {
        DateOnly today = DateOnly.FromDateTime(time.GetUtcNow().UtcDateTime);
        return (today.AddDays(-kept), today.AddDays(DaysAhead));
    }

    protected void TellDropped(int days)
    {
        if (days > 0) LogDropped(logger, days, rows);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Housekeeping of {Rows} waits: {Reason}")]
    private static partial void LogFailed(ILogger logger, string rows, string reason);

    [LoggerMessage(Level = LogLevel.Information, Message = "{Days} days of {Rows} were dropped: past their time or beyond their space.")]
    private static partial void LogDropped(ILogger logger, int days, string rows);
}
