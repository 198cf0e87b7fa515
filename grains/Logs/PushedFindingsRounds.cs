using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrisonOps.GrainInterfaces.Logs;
using PrisonOps.Ports.Logs;

namespace PrisonOps.Grains.Logs;

/// <summary>
/// Looks at all pushed conditions: those whose time is over end, and where alarms differ from conditions (a process that ended between the
/// commit and the call, an object that moved) the actor of the object is woken.
/// </summary>
internal sealed partial class PushedFindingsRounds(
    ILogStore store, IGrainFactory grains, IOptions<LogIntakeOptions> options, TimeProvider time, ILogger<PushedFindingsRounds> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(options.Value.LookEvery, time);
        do
        {
            try
            {
                foreach (Guid objectId in await store.Settle(time.GetUtcNow(), stoppingToken)) await grains.GetGrain<IPushedFindingsGrain>(objectId).Refresh();
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // The edge of the loop: the next look sees what this one missed.
                LogFailed(logger, failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "The pushed conditions could not all be looked at; tried again soon.")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
