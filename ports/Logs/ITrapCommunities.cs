using System.Collections.Immutable;

namespace PrisonOps.Ports.Logs;

/// <summary>The communities that may stand in a trap or inform of version 1 and 2c: those of the credential sets of kind snmp-community.</summary>
public interface ITrapCommunities
{
    Task<ImmutableArray<string>> LoadCommunities(CancellationToken cancellationToken);
}
