using System.Collections.Concurrent;
using System.Collections.Immutable;
using PrisonOps.Ports;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Grains.Estate;

/// <summary>Plans, settings, rounds and runs in memory, as the actors meet them. A camera is in service unless a test says otherwise.</summary>
internal sealed class MemoryDiagnosis(Pulse pulse, MemoryPictures pictures) : IDiagnosisPlanStore, ICameraSettingsStore, IDiagnosisRunStore, IRoundWriter
{
    private readonly ConcurrentDictionary<Guid, CameraJudgementBasis> bases = new();
    private readonly ConcurrentDictionary<Guid, UnitRun> runs = new();

    public ImmutableArray<DiagnosisPlan> Plans { get; set; } = [];

    public ConcurrentQueue<CameraRound> Rounds { get; } = new();

    public ConcurrentQueue<UnitRun> Progress { get; } = new();

    /// <summary>Hears of each round when it is over.</summary>
    public Action<CameraRound>? Offered { get; set; }

    public bool IsAway { get; set; }

    public void Decide(Guid camera, Func<CameraJudgementBasis, CameraJudgementBasis> decide) =>
        bases[camera] = decide(bases.GetValueOrDefault(camera) ?? InService(camera, default));

    public void Order(UnitRun run) => runs[run.RunId] = run;

    public void Cancel(Guid run) => runs[run] = runs[run] with { IsCancelled = true };

    public void Offer(CameraRound round)
    {
        Offered?.Invoke(round);
        Rounds.Enqueue(round);
        pulse.Beat();
    }

    public Task<CameraJudgementBasis> Load(
        Guid cameraId, UnitPlace place, ImmutableArray<CameraReference> known, CancellationToken cancellationToken) =>
        IsAway ? throw new IOException("The database is away.") : Task.FromResult(bases.GetValueOrDefault(cameraId) ?? InService(cameraId, place));

    public Task<ImmutableArray<CameraSettings>> LoadUnit(int unitId, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<CameraSettings>>([.. bases.Values.Select(basis => basis.Settings)]);

    public Task<CameraReference?> LearnReference(Guid cameraId, DayProfile profile, DateTimeOffset takenAt, CancellationToken cancellationToken)
    {
        StoredPicture? latest = pictures.Kept.LastOrDefault(kept => kept.CameraId == cameraId && kept.Kind == PictureKind.Latest && kept.TakenAt == takenAt);
        if (latest is null) return Task.FromResult<CameraReference?>(null);

        CameraReference learnt = new(cameraId, profile, Guid.CreateVersion7(), takenAt, null, []);
        Decide(cameraId, basis => basis with { References = [.. basis.References, learnt] });
        pulse.Beat();
        return Task.FromResult<CameraReference?>(learnt);
    }

    public ImmutableArray<CameraReference> ReferencesOf(Guid camera) => bases.TryGetValue(camera, out CameraJudgementBasis? basis) ? basis.References : [];

    public Task<ImmutableArray<DiagnosisPlan>> LoadFor(int unitId, CancellationToken cancellationToken) => Task.FromResult(Plans);

    public Task<ImmutableArray<UnitRun>> LoadOpen(int unitId, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<UnitRun>>([.. runs.Values.Where(run => run.UnitId == unitId && run.FinishedAt is null)]);

    public Task Save(UnitRun run, CancellationToken cancellationToken)
    {
        runs[run.RunId] = run;
        Progress.Enqueue(run);
        pulse.Beat();
        return Task.CompletedTask;
    }

    public Task<ImmutableDictionary<Guid, DateTimeOffset>> LoadLastRounds(int unitId, CancellationToken cancellationToken) => Task.FromResult(
        Rounds.GroupBy(round => round.CameraId).ToImmutableDictionary(group => group.Key, group => group.Max(round => round.At)));

    private static CameraJudgementBasis InService(Guid camera, UnitPlace place) => CameraJudgementBasis.Accepted(new(camera, place));

    Task<ImmutableArray<DiagnosisPlan>> IDiagnosisPlanStore.List(UnitScope scope, CancellationToken cancellationToken) => throw People();

    Task<ChangeOutcome<DiagnosisPlan>> IDiagnosisPlanStore.Create(Actor actor, UnitScope scope, PlanDraft draft, CancellationToken cancellationToken) => throw People();

    Task<ChangeOutcome<DiagnosisPlan>> IDiagnosisPlanStore.Update(
        Actor actor, UnitScope scope, Guid planId, PlanDraft draft, long revision, CancellationToken cancellationToken) => throw People();

    Task<ChangeOutcome<DiagnosisPlan>> IDiagnosisPlanStore.Delete(Actor actor, UnitScope scope, Guid planId, long revision, CancellationToken cancellationToken) => throw People();

    Task IDiagnosisPlanStore.Publish(PlanDraft draft, CancellationToken cancellationToken) => throw People();

    Task<CameraJudgementBasis?> ICameraSettingsStore.Find(UnitScope scope, Guid cameraId, CancellationToken cancellationToken) => throw People();

    Task<ChangeOutcome<CameraSettings>> ICameraSettingsStore.Update(
        Actor actor, UnitScope scope, Guid cameraId, bool isKey, string? group, long revision, CancellationToken cancellationToken) => throw People();

    Task<ChangeOutcome<CameraReference>> ICameraSettingsStore.TakeReference(
        Actor actor, UnitScope scope, Guid cameraId, DayProfile profile, CancellationToken cancellationToken) => throw People();

    Task<ChangeOutcome<CameraExclusion>> ICameraSettingsStore.WithdrawExclusion(
        Actor actor, UnitScope scope, Guid exclusionId, CancellationToken cancellationToken) => throw People();

    Task<ImmutableArray<DiagnosisRun>> IDiagnosisRunStore.List(UnitScope scope, int limit, CancellationToken cancellationToken) => throw People();

    Task<DiagnosisRun?> IDiagnosisRunStore.Find(UnitScope scope, Guid runId, CancellationToken cancellationToken) => throw People();

    Task<ChangeOutcome<DiagnosisRun>> IDiagnosisRunStore.Order(Actor actor, UnitScope scope, RunOrder order, CancellationToken cancellationToken) => throw People();

    Task<ChangeOutcome<DiagnosisRun>> IDiagnosisRunStore.Cancel(Actor actor, UnitScope scope, Guid runId, CancellationToken cancellationToken) => throw People();

    Task<ImmutableArray<int>> IDiagnosisRunStore.ListUnits(Guid runId, CancellationToken cancellationToken) => throw People();

    private static NotSupportedException People() => new("People do not decide anything in these tests.");
}
