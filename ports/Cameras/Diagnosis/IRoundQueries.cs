using System.Collections.Immutable;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Cameras.Diagnosis;

/// <summary>What screens read of diagnosis rounds, always inside a scope.</summary>
public interface IRoundQueries
{
    /// <summary>Keyset page, newest first. <paramref name="pageSize"/> is 1 to 500.</summary>
    Task<Page<RoundListItem>> List(UnitScope scope, RoundFilter filter, string? after, int pageSize, CancellationToken cancellationToken);

    Task<RoundListItem?> FindLast(UnitScope scope, Guid cameraId, CancellationToken cancellationToken);

    Task<ImmutableArray<FaultHistoryPoint>> History(UnitScope scope, Guid cameraId, string fault, DateTimeOffset from, CancellationToken cancellationToken);

    /// <summary>Bad rounds and the cameras that had them, per day of <see cref="PlanDraft.DefaultZone"/> and fault.</summary>
    Task<ImmutableArray<FaultTrendPoint>> Trend(UnitScope scope, int? unitId, string? fault, DateTimeOffset from, CancellationToken cancellationToken);

    /// <summary>The cameras with the largest share of bad rounds first.</summary>
    Task<ImmutableArray<CameraRank>> Rank(UnitScope scope, int? unitId, DateTimeOffset from, int limit, CancellationToken cancellationToken);

    Task<ImmutableArray<DiagnosisReportRow>> Report(
        UnitScope scope, int? unitId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken);
}
