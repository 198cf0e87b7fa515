using System.Collections.Immutable;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Cameras.Diagnosis;

/// <summary>Runs that people order, and their progress. A change of either is told by an outbox event of topic "diagnosis".</summary>
public interface IDiagnosisRunStore
{
    /// <summary>Newest first, at most <paramref name="limit"/>.</summary>
    Task<ImmutableArray<DiagnosisRun>> List(UnitScope scope, int limit, CancellationToken cancellationToken);

    Task<DiagnosisRun?> Find(UnitScope scope, Guid runId, CancellationToken cancellationToken);

    /// <summary>Writes the run and its part for each unit that has a camera in it.</summary>
    Task<ChangeOutcome<DiagnosisRun>> Order(Actor actor, UnitScope scope, RunOrder order, CancellationToken cancellationToken);

    Task<ChangeOutcome<DiagnosisRun>> Cancel(Actor actor, UnitScope scope, Guid runId, CancellationToken cancellationToken);

    /// <summary>Units with a part in a run, whose schedulers are to be told; unscoped.</summary>
    Task<ImmutableArray<int>> ListUnits(Guid runId, CancellationToken cancellationToken);

    /// <summary>The unfinished parts of a unit; unscoped, for its scheduler.</summary>
    Task<ImmutableArray<UnitRun>> LoadOpen(int unitId, CancellationToken cancellationToken);

    /// <summary>Unscoped, for the scheduler of the unit.</summary>
    Task Save(UnitRun run, CancellationToken cancellationToken);

    /// <summary>Time of the last round of each camera of a unit that had one; unscoped.</summary>
    Task<ImmutableDictionary<Guid, DateTimeOffset>> LoadLastRounds(int unitId, CancellationToken cancellationToken);
}
