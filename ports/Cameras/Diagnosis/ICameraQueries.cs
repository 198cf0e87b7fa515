using System.Collections.Immutable;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Cameras.Diagnosis;

/// <summary>Cameras as screens read them, always inside a scope.</summary>
public interface ICameraQueries
{
    /// <summary>All cameras in scope with their states, by unit and code: the camera matrix.</summary>
    Task<ImmutableArray<CameraListItem>> List(UnitScope scope, CancellationToken cancellationToken);

    Task<CameraListItem?> Find(UnitScope scope, Guid cameraId, CancellationToken cancellationToken);

    /// <summary>Keyset page by unit and code. <paramref name="pageSize"/> is 1 to 500.</summary>
    Task<Page<CommissioningItem>> ListCommissioning(
        UnitScope scope, int? unitId, Commissioning? state, string? after, int pageSize, CancellationToken cancellationToken);

    /// <summary>By unit, those with most pending cameras first.</summary>
    Task<ImmutableArray<CommissioningProgress>> Progress(UnitScope scope, int? unitId, CancellationToken cancellationToken);
}
