using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Orleans.Runtime;
using PrisonOps.GrainInterfaces.Topology;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Topology;

namespace PrisonOps.Grains.Devices;

/// <summary>What a device says to the maps that show it.</summary>
internal sealed partial class DeviceGrain
{
    /// <summary>A port that flaps sends a trap each time; the device is asked no more often than this because of them.</summary>
    private static readonly TimeSpan BetweenAsksForTraps = TimeSpan.FromSeconds(1);

    private DeviceMaps maps = null!;
    private DateTimeOffset askedAt;
    private IGrainTimer? askingSoon;

    public Task<DevicePorts> ShowOn(Guid mapId, ImmutableArray<string> ports)
    {
        maps.Show(mapId, ports);
        return Task.FromResult(PortsNow(ports));
    }

    public Task HearPort(PortNews news)
    {
        maps.Hear(news);
        TellMaps();
        if (configuration is null) return Task.CompletedTask;

        // One in flight may have been answered before the port changed, so it is asked once more.
        TimeSpan since = time.GetUtcNow() - askedAt;
        if (since >= BetweenAsksForTraps && Ask() != 0) return Task.CompletedTask;

        askingSoon ??= this.RegisterGrainTimer(AskAfterTrap, new(BetweenAsksForTraps, Timeout.InfiniteTimeSpan));
        return Task.CompletedTask;
    }

    private Task AskAfterTrap(CancellationToken cancellationToken)
    {
        askingSoon?.Dispose();
        askingSoon = null;
        Ask();
        return Task.CompletedTask;
    }

    private void TellMaps()
    {
        if (!maps.IsWatched) return;

        foreach ((Guid mapId, ImmutableArray<string> ports) in maps.Watching().ToArray()) _ = TellMap(mapId, PortsNow(ports));
    }

    private async Task TellMap(Guid mapId, DevicePorts ports)
    {
        try
        {
            await GrainFactory.GetGrain<ITopologyGrain>(mapId).Hear(ports);
        }
        catch (Exception failure)
        {
            // The edge of one word: the map asks again by itself.
            LogNotHeard(logger, Name, "map", failure.Message);
        }
    }

    private DevicePorts PortsNow(ImmutableArray<string> ports) =>
        maps.Of(ports, answered, last?.Outcome == DevicePollOutcome.Answered, reporter.State.State, rates);
}
