using System.Collections.Immutable;
using Orleans.Concurrency;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Topology;

namespace PrisonOps.GrainInterfaces.Devices;

/// <summary>A polled device. A turn never waits for it: a tick asks, <see cref="Apply"/> answers. Key: object id.</summary>
[Alias("prisonops.device")]
public interface IDeviceGrain : IGrainWithGuidKey
{
    /// <summary>Idempotent: a running device takes over the configuration and goes on. <paramref name="last"/> is null for a new object.</summary>
    [Alias("start")]
    Task Start(ObjectConfiguration configuration, string roster, ObjectStateRow? last, ImmutableArray<Finding> open, TimeSpan firstPoll);

    /// <summary>An older revision is ignored; null stops it (the object was retired).</summary>
    [Alias("configure")]
    Task Configure(ObjectConfiguration? configuration);

    [Alias("apply"), OneWay]
    Task Apply(long epoch, DevicePollResult result);

    [Alias("status"), AlwaysInterleave]
    Task<DeviceStatus> GetStatus();

    /// <summary>Asks now, once; gives the epoch of the request, or 0 when one is already in flight.</summary>
    [Alias("poll-now")]
    Task<long> PollNow();

    /// <summary>
    /// Its ports of these names now, and to the topology actor of the map again after each poll and each trap, until two minutes after this was
    /// asked last.
    /// </summary>
    [Alias("show-on")]
    Task<DevicePorts> ShowOn(Guid mapId, ImmutableArray<string> ports);

    /// <summary>A trap told of a port: maps hear it at once, and the device is asked.</summary>
    [Alias("hear-port"), OneWay]
    Task HearPort(PortNews news);
}
