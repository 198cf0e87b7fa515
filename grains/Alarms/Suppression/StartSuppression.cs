using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrisonOps.GrainInterfaces.Alarms;

namespace PrisonOps.Grains.Alarms.Suppression;

/// <summary>Gives suppression its life when the silo starts, and looks that it has one: whoever lost it with another silo gets it here.</summary>
internal sealed partial class StartSuppression(IGrainFactory grains, IOptions<SuppressionOptions> options, TimeProvider time, ILogger<StartSuppression> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await grains.GetGrain<ISuppressionGrain>(0).Start();
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // The edge of the loop: it is tried again soon.
                LogNotStarted(logger, failure.Message);
            }

            await Task.Delay(options.Value.ReadEvery, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Suppression could not be started: {Reason}. Tried again soon.")]
    private static partial void LogNotStarted(ILogger logger, string reason);
}
