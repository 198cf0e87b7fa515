using System.Collections.Immutable;
using PrisonOps.Ports;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Web.Host;

/// <summary>Cameras and what is decided of them, in memory.</summary>
internal sealed class CamerasDouble(ObjectsDouble objects) : ICameraQueries, ICameraSettingsStore, ICommissioning, IRoundVerdicts, IRoundQueries
{
    public RoundListItem? LastRound { get; set; }

    public CommissioningOrder? Decided { get; private set; }

    public Task<ImmutableArray<CameraListItem>> List(UnitScope scope, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<CameraListItem>>([.. objects.Cameras(scope).Select(Item)]);

    public Task<CameraListItem?> Find(UnitScope scope, Guid cameraId, CancellationToken cancellationToken) =>
        Task.FromResult(objects.Cameras(scope).Where(item => item.Id == cameraId).Select(Item).FirstOrDefault());

    public Task<Page<CommissioningItem>> ListCommissioning(
        UnitScope scope, int? unitId, Commissioning? state, string? after, int pageSize, CancellationToken cancellationToken)
    {
        ImmutableArray<CommissioningItem> rows =
            [.. objects.Cameras(scope).Select(item => new CommissioningItem(Item(item), item.ClassCode, null, null, null, LastRound?.Round, 0)).Take(pageSize)];
        return Task.FromResult(new Page<CommissioningItem>(rows, null, rows.Length, true));
    }

    public Task<ImmutableArray<CommissioningProgress>> Progress(UnitScope scope, int? unitId, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<CommissioningProgress>>(
            [.. objects.Cameras(scope).GroupBy(item => item.Place.Unit).Select(group => new CommissioningProgress(group.Key, "", "", group.Count(), 0, 0))]);

    async Task<CameraJudgementBasis?> ICameraSettingsStore.Find(UnitScope scope, Guid cameraId, CancellationToken cancellationToken) =>
        await Find(scope, cameraId, cancellationToken) is { } camera ? new(new(camera.Id, camera.Place), [], [], []) : null;

    public async Task<ChangeOutcome<CameraSettings>> Update(
        Actor actor, UnitScope scope, Guid cameraId, bool isKey, string? group, long revision, CancellationToken cancellationToken) =>
        await Find(scope, cameraId, cancellationToken) is { } camera
            ? ChangeOutcome.Done(new CameraSettings(camera.Id, camera.Place) { IsKey = isKey, Group = group, Revision = revision + 1 })
            : ChangeOutcome.NotFound<CameraSettings>();

    public async Task<ChangeOutcome<CameraReference>> TakeReference(
        Actor actor, UnitScope scope, Guid cameraId, DayProfile profile, CancellationToken cancellationToken) =>
        await Find(scope, cameraId, cancellationToken) is { } camera
            ? ChangeOutcome.Done(new CameraReference(camera.Id, profile, Guid.NewGuid(), DateTimeOffset.UnixEpoch, actor.Name, []))
            : ChangeOutcome.NotFound<CameraReference>();

    public Task<ChangeOutcome<CameraExclusion>> WithdrawExclusion(Actor actor, UnitScope scope, Guid exclusionId, CancellationToken cancellationToken) =>
        Task.FromResult(ChangeOutcome.NotFound<CameraExclusion>());

    public async Task<ChangeOutcome<ImmutableArray<CommissioningResult>>> Decide(
        Actor actor, UnitScope scope, CommissioningOrder order, CancellationToken cancellationToken)
    {
        Decided = order;
        ImmutableArray<CommissioningResult>.Builder results = ImmutableArray.CreateBuilder<CommissioningResult>();
        foreach (Guid camera in order.CameraIds) results.Add(new(camera, await Find(scope, camera, cancellationToken) is null ? "not-found" : null));
        return ChangeOutcome.Done(results.DrainToImmutable());
    }

    public Task<ChangeOutcome<JudgedFault>> Judge(
        Actor actor, UnitScope scope, Guid roundId, string fault, FaultVerdict verdict, string? note, CancellationToken cancellationToken) =>
        Task.FromResult(LastRound is { } last && last.Round.Id == roundId && scope.Covers(last.Round.Place)
            ? ChangeOutcome.Done(new JudgedFault(
                last.Round.CameraId, new(fault, verdict, note, actor.Name, DateTimeOffset.UnixEpoch),
                verdict == FaultVerdict.AcceptedAsNormal
                    ? new(Guid.NewGuid(), last.Round.CameraId, fault, last.Round.Profile, note ?? "", actor.Name, DateTimeOffset.UnixEpoch, null, null)
                    : null))
            : ChangeOutcome.NotFound<JudgedFault>());

    public Task<ImmutableArray<FaultRate>> Rates(UnitScope scope, int? unitId, DateTimeOffset from, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<FaultRate>>([new("vq.blur", 3, 1, 0)]);

    public Task<Page<RoundListItem>> List(UnitScope scope, RoundFilter filter, string? after, int pageSize, CancellationToken cancellationToken)
    {
        ImmutableArray<RoundListItem> rows = LastRound is { } last && scope.Covers(last.Round.Place) ? [last] : [];
        return Task.FromResult(new Page<RoundListItem>(rows, null, rows.Length, true));
    }

    public Task<RoundListItem?> FindLast(UnitScope scope, Guid cameraId, CancellationToken cancellationToken) => Task.FromResult(LastRound);

    public Task<ImmutableArray<FaultHistoryPoint>> History(
        UnitScope scope, Guid cameraId, string fault, DateTimeOffset from, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<FaultHistoryPoint>>([new(from, DayProfile.Day, 90, 0.1)]);

    public Task<ImmutableArray<FaultTrendPoint>> Trend(UnitScope scope, int? unitId, string? fault, DateTimeOffset from, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<FaultTrendPoint>>([new(DateOnly.FromDateTime(from.UtcDateTime), fault ?? "vq.blur", 2, 1)]);

    public Task<ImmutableArray<CameraRank>> Rank(UnitScope scope, int? unitId, DateTimeOffset from, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<CameraRank>>([]);

    public Task<ImmutableArray<DiagnosisReportRow>> Report(
        UnitScope scope, int? unitId, DateTimeOffset from, DateTimeOffset to, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<DiagnosisReportRow>>([new(4, "绵阳监狱", "Mianyang prison", "security.video-surveillance.camera", 4, 3, 2, 1, 1, 9)]);

    Task<CameraJudgementBasis> ICameraSettingsStore.Load(
        Guid cameraId, UnitPlace place, ImmutableArray<CameraReference> known, CancellationToken cancellationToken) => throw Grid();

    Task<ImmutableArray<CameraSettings>> ICameraSettingsStore.LoadUnit(int unitId, CancellationToken cancellationToken) => throw Grid();

    Task<CameraReference?> ICameraSettingsStore.LearnReference(
        Guid cameraId, DayProfile profile, DateTimeOffset takenAt, CancellationToken cancellationToken) => throw Grid();

    private static NotSupportedException Grid() => new("Only actors ask this.");

    private static CameraListItem Item(ObjectListItem item) => new(
        item.Id, item.Place, item.Code, item.Name, item.State, item.Reason, item.Since, false, Commissioning.Accepted, []);
}
