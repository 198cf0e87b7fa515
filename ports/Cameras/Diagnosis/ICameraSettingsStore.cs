using System.Collections.Immutable;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Cameras.Diagnosis;

/// <summary>What people decide of cameras. Every change is audited with before and after.</summary>
public interface ICameraSettingsStore
{
    /// <summary>Null when the camera is not in scope.</summary>
    Task<CameraJudgementBasis?> Find(UnitScope scope, Guid cameraId, CancellationToken cancellationToken);

    Task<ChangeOutcome<CameraSettings>> Update(
        Actor actor, UnitScope scope, Guid cameraId, bool isKey, string? group, long revision, CancellationToken cancellationToken);

    /// <summary>The latest picture of the profile becomes the reference; refused when there is none.</summary>
    Task<ChangeOutcome<CameraReference>> TakeReference(
        Actor actor, UnitScope scope, Guid cameraId, DayProfile profile, CancellationToken cancellationToken);

    Task<ChangeOutcome<CameraExclusion>> WithdrawExclusion(Actor actor, UnitScope scope, Guid exclusionId, CancellationToken cancellationToken);

    /// <summary>For the camera's actor; unscoped. References that it knows already are not read again: their numbers are large.</summary>
    Task<CameraJudgementBasis> Load(Guid cameraId, UnitPlace place, ImmutableArray<CameraReference> known, CancellationToken cancellationToken);

    /// <summary>Which cameras of a unit are key and which group they are in, for its scheduler; unscoped. Those without a row are left out.</summary>
    Task<ImmutableArray<CameraSettings>> LoadUnit(int unitId, CancellationToken cancellationToken);

    /// <summary>
    /// The actor has learnt a first reference: the latest picture, if it is still that of <paramref name="takenAt"/> and there is no reference yet.
    /// Null when it is not. Unscoped.
    /// </summary>
    Task<CameraReference?> LearnReference(Guid cameraId, DayProfile profile, DateTimeOffset takenAt, CancellationToken cancellationToken);
}
