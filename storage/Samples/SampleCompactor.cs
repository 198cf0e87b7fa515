using System.Data.Common;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace PrisonOps.Storage.Samples;

/// <summary>Runs the compaction while there is work, and leaves the database alone for as long as each step took.</summary>
internal sealed partial class SampleCompactor(SampleCompaction compaction, TimeProvider time, ILogger<SampleCompactor> logger) : BackgroundService
{
    private static readonly TimeSpan IdlePeriod = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan PauseMin = TimeSpan.FromMilliseconds(20);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            TimeSpan pause = await Step(stoppingToken);
            await Task.Delay(pause, time, stoppingToken);
        }
    }

    private async Task<TimeSpan> Step(CancellationToken cancellationToken)
    {
        long begun = time.GetTimestamp();
        try
        {
            CompactionStep step = await compaction.Step(cancellationToken);
            if (step.Work is CompactionWork.None or CompactionWork.Elsewhere) return IdlePeriod;

            TimeSpan taken = time.GetElapsedTime(begun);
            if (step.Rows > 0) LogStep(logger, step.Work, step.Rows, taken.TotalMilliseconds);
            return taken > PauseMin ? taken : PauseMin;
        }
        catch (DbException away)
        {
            LogFailed(logger, away.Message);
            return IdlePeriod;
        }
    }

    [LoggerMessage(Level = LogLevel.Debug, Message = "{Work}: {Rows} sample rows in {TakenMs:F0} ms.")]
    private static partial void LogStep(ILogger logger, CompactionWork work, int rows, double takenMs);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Compaction of samples waits: {Reason}")]
    private static partial void LogFailed(ILogger logger, string reason);
}
