using System.Collections.Immutable;

namespace PrisonOps.Ports.Topology.Discovery;

/// <param name="Round">Null when there was none yet.</param>
/// <param name="Open">Differences that wait for a person.</param>
/// <param name="Codes">Of the objects that strangers were seen by, as far as they are in scope.</param>
public sealed record DiscoveryReport(DiscoveryRound? Round, int Open, ImmutableArray<SilentDevice> Silent, ImmutableDictionary<Guid, string> Codes);
