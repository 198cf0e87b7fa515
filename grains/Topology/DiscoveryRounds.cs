using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrisonOps.GrainInterfaces.Topology;
using PrisonOps.Ports.Topology.Discovery;

namespace PrisonOps.Grains.Topology;

/// <summary>Starts the discovery of each unit whose last round is long enough ago. Its actor lets only one run, however many silos look.</summary>
internal sealed partial class DiscoveryRounds(
    IDiscoveryStore store, IGrainFactory grains, IOptions<TopologyDiscoveryOptions> options, TimeProvider time, ILogger<DiscoveryRounds> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(options.Value.LookEvery, time);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                DateTimeOffset due = time.GetUtcNow() - options.Value.Every;
                foreach ((int unit, DiscoveryRound? last) in await store.ListRounds(stoppingToken))
                {
                    if (last is null || last.StartedAt < due) await grains.GetGrain<IDiscoveryGrain>(unit).Start();
                }
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // The edge of the loop: the next look starts what this one did not.
                LogFailed(logger, failure);
            }
        }
    }

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Which units are due for discovery could not be looked up; tried again soon.")]
    private static partial void LogFailed(ILogger logger, Exception failure);
}
