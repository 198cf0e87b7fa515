using System.Collections.Immutable;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Logs;

/// <summary>What the intake of messages and the actors of their alarms read and write. Unscoped: used by the grid only.</summary>
public interface ILogStore
{
    /// <summary>The objects that have these addresses; several may have the same.</summary>
    Task<ImmutableArray<LogSource>> FindSources(ImmutableArray<(string NetworkDomain, string Address)> sources, CancellationToken cancellationToken);

    /// <summary>The names of the ports of these devices, as the discovery of links read them last.</summary>
    Task<ImmutableDictionary<(Guid ObjectId, int IfIndex), string>> FindPorts(ImmutableArray<Guid> objectIds, CancellationToken cancellationToken);

    /// <summary>The topmost unit of the installation; null while there is none.</summary>
    Task<UnitPlace?> FindHome(CancellationToken cancellationToken);

    /// <summary>
    /// All of the batch in one transaction; the same batch again changes nothing. False when the messages were left out, because their space
    /// or the disk is full; changes and counts are committed all the same.
    /// </summary>
    Task<bool> Commit(LogBatch batch, CancellationToken cancellationToken);

    Task<PushedState> LoadPushed(Guid objectId, CancellationToken cancellationToken);

    /// <summary>Ends conditions whose time is over or whose alarm a person has cleared. Gives the objects whose alarms differ from their conditions.</summary>
    Task<ImmutableArray<Guid>> Settle(DateTimeOffset now, CancellationToken cancellationToken);
}
