using Orleans.Concurrency;

namespace PrisonOps.GrainInterfaces.Topology;

/// <summary>Rounds over the devices of one unit that say whom they see. Key: unit id.</summary>
[Alias("prisonops.discovery")]
public interface IDiscoveryGrain : IGrainWithIntegerKey
{
    /// <summary>Begins a round, or lets the one that runs go on.</summary>
    [Alias("start")]
    Task Start();

    /// <summary>A round runs, and so many devices have been asked in it.</summary>
    [Alias("progress"), AlwaysInterleave]
    Task<DiscoveryProgress> GetProgress();
}
