using System.Collections.Immutable;

namespace PrisonOps.Ports.Topology.Discovery;

/// <summary>What one device says of itself and of whom it sees, as far as it says anything. Hardware addresses read "00:1b:21:00:00:01".</summary>
/// <param name="HasNeighbours">It keeps a table of neighbours, be it empty: then the absence of one says something.</param>
/// <param name="HardwareAddresses">Its own, of the chassis, of the bridge and of its ports.</param>
/// <param name="Addresses">Its own network addresses.</param>
/// <param name="Learnt">Where its bridge has learnt whom; without what it knows of itself.</param>
public sealed record DeviceFacts(
    Guid ObjectId, DateTimeOffset At, string? SysName, bool HasNeighbours, ImmutableArray<string> HardwareAddresses, ImmutableArray<string> Addresses,
    ImmutableArray<PortFacts> Ports, ImmutableArray<NeighbourFacts> Neighbours, ImmutableArray<LearntAddress> Learnt, ImmutableArray<ResolvedAddress> Resolved)
{
    public const int PortsMax = 4_096;
    public const int NeighboursMax = 2_000;
    public const int LearntMax = 20_000;
    public const int ResolvedMax = 20_000;
}
