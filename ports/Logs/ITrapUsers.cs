using System.Collections.Immutable;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Ports.Logs;

/// <summary>The users that may sign a trap or inform of version 3: those of the credential sets of kind snmp-v3.</summary>
public interface ITrapUsers
{
    /// <summary>Sets of several units may use the same name; each is tried.</summary>
    ValueTask<ImmutableArray<CredentialSecret>> Find(string userName, CancellationToken cancellationToken);
}
