using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Diagnostics;
using PrisonOps.GrainInterfaces.Topology;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Topology;
using PrisonOps.Tests.Grains.Estate;

namespace PrisonOps.Tests.Grains.Topology;

public sealed class TopologyGrainTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Clause", "8.3.4-b")]
    public async Task A_cut_cable_is_broken_with_the_next_poll_and_normal_with_the_next_after_it_is_mended()
    {
        await using var estate = new EstateGrid();
        (Guid map, TopologyLink link, ConcurrentDictionary<Guid, bool> isUp) = Wired(estate, TimeSpan.Zero);
        await estate.StartAsync(cancellationToken: Cancel);
        Watcher watcher = await Watcher.Of(estate, map);
        await estate.Until(() => watcher.Of(link.Id) is { State: TopologyLinkState.Normal });

        isUp[link.FromObjectId!.Value] = isUp[link.ToObjectId!.Value] = false;
        await estate.Until(() => watcher.Of(link.Id) is { State: TopologyLinkState.Broken });

        isUp[link.FromObjectId!.Value] = isUp[link.ToObjectId!.Value] = true;
        await estate.Until(() => watcher.Of(link.Id) is { State: TopologyLinkState.Normal });
    }

    [Fact]
    [Trait("Clause", "8.3.4-b")]
    public async Task A_trap_breaks_the_line_on_an_open_map_long_before_the_next_poll()
    {
        await using var estate = new EstateGrid();
        (Guid map, TopologyLink link, ConcurrentDictionary<Guid, bool> isUp) = Wired(estate, TimeSpan.FromMinutes(10));
        await estate.StartAsync(cancellationToken: Cancel);
        Watcher watcher = await Watcher.Of(estate, map);
        foreach (Guid end in new[] { link.FromObjectId!.Value, link.ToObjectId!.Value }) await AskOnce(estate, end);
        await estate.Until(() => watcher.Of(link.Id) is { State: TopologyLinkState.Normal });

        long begun = Stopwatch.GetTimestamp();
        isUp[link.FromObjectId!.Value] = false;
        await estate.Device(link.FromObjectId!.Value).HearPort(new(1, IsUp: false));
        await estate.Until(() => watcher.Of(link.Id) is { State: TopologyLinkState.Broken or TopologyLinkState.Abnormal });
        TimeSpan took = Stopwatch.GetElapsedTime(begun);

        Assert.True(took < TimeSpan.FromSeconds(2), $"{took}");
        // The device was asked and says it itself.
        await estate.Until(() => watcher.Of(link.Id) is { From: { IsToldByTrap: false, OperStatus: 2 } });
    }

    [Fact]
    public async Task A_map_that_nobody_watches_is_forgotten_by_its_devices()
    {
        await using var estate = new EstateGrid();
        (Guid map, TopologyLink link, _) = Wired(estate, TimeSpan.Zero);
        await estate.StartAsync(cancellationToken: Cancel);
        Watcher watcher = await Watcher.Of(estate, map);
        await estate.Until(() => watcher.Of(link.Id) is { State: TopologyLinkState.Normal });

        await estate.Grains.GetGrain<ITopologyGrain>(map).Forget(watcher.Reference);
        int heard = watcher.Heard;
        await estate.Until(() => estate.Devices.PollsOf(link.FromObjectId!.Value) > 50);

        Assert.InRange(watcher.Heard, heard, heard + 1);
    }

    /// <summary>A device that its roster has not started yet asks nothing.</summary>
    private static async Task AskOnce(EstateGrid estate, Guid device)
    {
        using PeriodicTimer again = new(TimeSpan.FromMilliseconds(20));
        while (await estate.Device(device).PollNow() == 0) await again.WaitForNextTickAsync(Cancel);
    }

    /// <summary>Two switches with one cable between their only ports.</summary>
    private static (Guid Map, TopologyLink Link, ConcurrentDictionary<Guid, bool> IsUp) Wired(EstateGrid estate, TimeSpan period)
    {
        ObjectConfiguration left = Add(), right = Add();
        ConcurrentDictionary<Guid, bool> isUp = new();
        foreach (ObjectConfiguration device in new[] { left, right })
        {
            isUp[device.Id] = true;
            estate.Devices.Script(device.Id, _ => estate.Devices.Answered([], [new(1, "Gi0/1", null, 6, 1e9, 1, isUp[device.Id] ? 1 : 2)]));
        }

        Guid map = TopologyMapIds.Automatic(4);
        TopologyLink link = new(Guid.CreateVersion7(), null, null, left.Id, right.Id, left.Id, right.Id, "Gi0/1", "GigabitEthernet0/1", [], null);
        TopologyMap head = new(map, left.Place, "", "", "", TopologyMapKind.Automatic, false, null, "", null, 0);
        estate.Maps.Views[map] = new(head, [Node(left), Node(right)], [link], [], false);
        return (map, link, isUp);

        ObjectConfiguration Add() => period == TimeSpan.Zero
            ? estate.AddDevice()
            : estate.Rows.Add(4, "network.switch", Criticality.NonCore, MonitoringProtocol.Snmp, period);
    }

    private static TopologyNode Node(ObjectConfiguration device) => new(
        device.Id, TopologyNodeKind.Object,
        new(device.Id, device.Place, device.ClassCode, device.Code, device.Name, device.Criticality, device.Protocol, device.Address, ObjectState.Normal, null, default, null),
        null, null, 0, 0, false);

    private sealed class Watcher(EstateGrid estate) : ITopologyObserver
    {
        private readonly ConcurrentDictionary<Guid, LinkNow> links = new();
        private int heard;

        public ITopologyObserver Reference { get; private set; } = null!;

        public int Heard => Volatile.Read(ref heard);

        public static async Task<Watcher> Of(EstateGrid estate, Guid map)
        {
            Watcher watcher = new(estate);
            watcher.Reference = estate.Grains.CreateObjectReference<ITopologyObserver>(watcher);
            await watcher.Changed(await estate.Grains.GetGrain<ITopologyGrain>(map).Observe(watcher.Reference));
            return watcher;
        }

        public LinkNow? Of(Guid link) => links.GetValueOrDefault(link);

        public Task Changed(TopologyChange change)
        {
            Interlocked.Increment(ref heard);
            foreach (LinkNow link in change.Links) links[link.Id] = link;
            estate.Pulse.Beat();
            return Task.CompletedTask;
        }
    }
}
