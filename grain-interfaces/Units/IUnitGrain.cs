using System.Collections.Immutable;
using Orleans.Concurrency;

namespace PrisonOps.GrainInterfaces.Units;

/// <summary>
/// The roll-up of one unit: its rosters, its alarm board and its child units are children; it keeps the last summary of each and adds them up.
/// Key: unit id.
/// </summary>
[Alias("prisonops.unit")]
public interface IUnitGrain : IGrainWithIntegerKey
{
    /// <summary>Reads the tree and what it must expect to hear from; idempotent, called when the silo starts and when the tree changes.</summary>
    [Alias("start")]
    Task Start();

    /// <summary>A child's whole summary, on change, on activation and every minute; an older (epoch, revision) is ignored.</summary>
    [Alias("report")]
    Task Report(UnitChildReport report);

    [Alias("status"), AlwaysInterleave]
    Task<UnitStatus> GetStatus();

    /// <summary>This unit's status and those of its direct child units, as the wall shows them.</summary>
    [Alias("children"), AlwaysInterleave]
    Task<ImmutableArray<UnitStatus>> GetChildren();

    /// <summary>The observer hears every new status of this unit, at most once per 100 ms; it must renew within two minutes.</summary>
    [Alias("observe"), AlwaysInterleave]
    Task Observe(IUnitObserver observer);

    [Alias("forget"), AlwaysInterleave]
    Task Forget(IUnitObserver observer);
}
