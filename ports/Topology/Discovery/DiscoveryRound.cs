using System.Collections.Immutable;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Topology.Discovery;

/// <summary>How one round over the devices of a unit went.</summary>
/// <param name="FinishedAt">Null while it runs, or when the process ended during it.</param>
/// <param name="Devices">That can be asked.</param>
/// <param name="Links">That were found with an end in the unit.</param>
public sealed record DiscoveryRound(
    UnitPlace Place, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, int Devices, int Answered, int Links, ImmutableArray<Stranger> Strangers)
{
    public const int StrangersMax = 500;
}
