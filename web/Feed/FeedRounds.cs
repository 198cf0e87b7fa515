using Microsoft.Extensions.Hosting;
using PrisonOps.Web.Access;
using PrisonOps.Web.Sessions;

namespace PrisonOps.Web.Feed;

/// <summary>What has to be done by the clock: rights each minute, idle topics and ended sessions every ten seconds.</summary>
internal sealed class FeedRounds(
    FeedStreams streams, FeedTopics topics, Memberships memberships, LiveSessions sessions, UnitFeed units, CameraFeed cameras, TopologyFeed topology,
    TimeProvider time)
    : BackgroundService
{
    private const int RoundsPerMinute = 6;
    private const int RoundsOfMaps = 3;
    private static readonly TimeSpan Round = TimeSpan.FromSeconds(10);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using PeriodicTimer timer = new(Round, time);
        for (int round = 1; await timer.WaitForNextTickAsync(stoppingToken); round++)
        {
            topics.Sweep();
            memberships.Sweep();
            sessions.Sweep();
            if (round % RoundsOfMaps == 0) await topology.Renew(null, stoppingToken);
            if (round % RoundsPerMinute != 0) continue;

            streams.JudgeAll();
            await units.Renew(stoppingToken);
            await cameras.Renew(stoppingToken);
        }
    }
}
