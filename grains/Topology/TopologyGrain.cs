using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Runtime;
using Orleans.Utilities;
using PrisonOps.Analyzers.Topology.Links;
using PrisonOps.GrainInterfaces.Devices;
using PrisonOps.GrainInterfaces.Topology;
using PrisonOps.Grains.Turns;
using PrisonOps.Ports.Topology;
using PrisonOps.Ports.Units;

namespace PrisonOps.Grains.Topology;

/// <summary>
/// The live links of one map. It holds no truth: what it knows it asks of the devices again, and when nobody looks on any more it goes, and the
/// devices forget the map.
/// </summary>
internal sealed partial class TopologyGrain(
    ITopologyReader maps, IOptions<TopologyOptions> options, IOptions<ReportingOptions> reporting, TimeProvider time, ILogger<TopologyGrain> logger)
    : Grain, ITopologyGrain
{
    private const int AskedAtOnceMax = 64;

    private readonly ObserverManager<ITopologyObserver> observers = new(options.Value.ObserverExpires, logger);
    private readonly Dictionary<Guid, LinkNow> changed = [];
    private readonly Dictionary<Guid, DeviceLoad> loads = [];
    private LinkBoard board = null!;
    private Gathering gathering = null!;
    private SideWork reading = null!;
    private SideWork notifying = null!;

    private Guid MapId => this.GetPrimaryKey();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        board = new(time.GetUtcNow().UtcTicks);
        notifying = new(NotifyObservers, failure => LogObserversFailed(logger, MapId, failure));
        gathering = new(notifying.Ask, reporting.Value.GatherFor, time);
        reading = new(Read, failure => LogNotRead(logger, MapId, failure));
        this.RegisterGrainTimer(Renew, new(options.Value.RenewEvery, options.Value.RenewEvery) { KeepAlive = true });
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        gathering.Stop();
        notifying.Stop();
        reading.Stop();
        return Task.CompletedTask;
    }

    public async Task<TopologyChange> Observe(ITopologyObserver observer)
    {
        observers.Subscribe(observer, observer);
        if (board.Links.IsEmpty && await maps.Read(UnitScope.Everything, MapId, CancellationToken.None) is { } view)
        {
            board.Show(view, time.GetUtcNow());
            reading.Ask();
        }

        return new(MapId, board.Links, [.. board.Devices.Select(Load)]);
    }

    public Task Forget(ITopologyObserver observer)
    {
        observers.Unsubscribe(observer);
        return Task.CompletedTask;
    }

    public Task Hear(DevicePorts ports)
    {
        // A device that has not forgotten the map yet must not bring it back to life: nobody asks it again, and it forgets.
        if (observers.Count > 0) Keep(board.Take(ports, time.GetUtcNow()), Load(ports));
        return Task.CompletedTask;
    }

    public Task Refresh()
    {
        if (observers.Count > 0) reading.Ask();
        return Task.CompletedTask;
    }

    private Task Renew(CancellationToken cancellationToken)
    {
        observers.ClearExpired();
        if (observers.Count == 0) DeactivateOnIdle();
        else reading.Ask();
        return Task.CompletedTask;
    }

    /// <summary>The map as it is now, and the word of every device that a link of it ends at; from then on they tell what changes by themselves.</summary>
    private async Task Read(CancellationToken cancellationToken)
    {
        if (await maps.Read(UnitScope.Everything, MapId, cancellationToken) is not { } view) return;

        Keep(board.Show(view, time.GetUtcNow()), null);
        foreach ((Guid Id, ImmutableArray<string> Ports)[] some in board.Wanted.Select(wanted => (wanted.Key, wanted.Value)).Chunk(AskedAtOnceMax))
        {
            cancellationToken.ThrowIfCancellationRequested();
            await Task.WhenAll(some.Select(wanted => Ask(wanted.Id, wanted.Ports)));
        }
    }

    private async Task Ask(Guid device, ImmutableArray<string> ports)
    {
        try
        {
            await Hear(await GrainFactory.GetGrain<IDeviceGrain>(device).ShowOn(MapId, ports));
        }
        catch (Exception failure)
        {
            // The edge of one question: the links of this device stay as they were, and it is asked again with the next round.
            LogNotAsked(logger, MapId, device, failure.Message);
        }
    }

    private void Keep(ImmutableArray<LinkNow> links, DeviceLoad? load)
    {
        foreach (LinkNow link in links) changed[link.Id] = link;
        if (load is { } said) loads[said.ObjectId] = said;
        if (changed.Count + loads.Count > 0) gathering.Changed();
    }

    private async Task NotifyObservers(CancellationToken cancellationToken)
    {
        TopologyChange news = new(MapId, [.. changed.Values], [.. loads.Values]);
        changed.Clear();
        loads.Clear();
        if (!news.Links.IsEmpty || !news.Loads.IsEmpty) await observers.Notify(observer => observer.Changed(news));
    }

    private static DeviceLoad Load(DevicePorts ports) => new(ports.ObjectId, ports.CpuRatio, ports.MemoryRatio);

    [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Map {Map} could not be read; tried again soon.")]
    private static partial void LogNotRead(ILogger logger, Guid map, Exception failure);

    [LoggerMessage(EventId = 2, Level = LogLevel.Debug, Message = "Map {Map}: device {Device} did not say its ports: {Reason}.")]
    private static partial void LogNotAsked(ILogger logger, Guid map, Guid device, string reason);

    [LoggerMessage(EventId = 3, Level = LogLevel.Warning, Message = "Who watches map {Map} could not be told.")]
    private static partial void LogObserversFailed(ILogger logger, Guid map, Exception failure);
}
