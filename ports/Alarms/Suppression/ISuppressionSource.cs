using System.Collections.Immutable;

namespace PrisonOps.Ports.Alarms.Suppression;

/// <summary>What suppression by topology starts from. Unscoped: used by the grid only.</summary>
public interface ISuppressionSource
{
    /// <summary>Null when nothing has changed since <paramref name="known"/>.</summary>
    Task<ReachRows?> LoadGraph(string? known, CancellationToken cancellationToken);

    /// <summary>The open alarms of these types in all units.</summary>
    Task<ImmutableArray<AlarmRow>> LoadOpen(ImmutableArray<string> types, CancellationToken cancellationToken);
}
