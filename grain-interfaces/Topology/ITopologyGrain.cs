using Orleans.Concurrency;
using PrisonOps.Ports.Topology;

namespace PrisonOps.GrainInterfaces.Topology;

/// <summary>
/// The live links of one map, for as long as somebody watches it: it asks the devices on the map for their ports and judges its links by them.
/// Key: map id.
/// </summary>
[Alias("prisonops.topology")]
public interface ITopologyGrain : IGrainWithGuidKey
{
    /// <summary>All links now; the observer hears what changes, at most once per 100 ms, and must renew within two minutes.</summary>
    [Alias("observe"), AlwaysInterleave]
    Task<TopologyChange> Observe(ITopologyObserver observer);

    [Alias("forget"), AlwaysInterleave]
    Task Forget(ITopologyObserver observer);

    /// <summary>A device tells its ports: after a poll, after a trap.</summary>
    [Alias("hear"), OneWay]
    Task Hear(DevicePorts ports);

    /// <summary>The map or a relation on it was changed.</summary>
    [Alias("refresh")]
    Task Refresh();
}
