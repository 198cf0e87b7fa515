using System.Collections.Immutable;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Orleans.Runtime;
using PrisonOps.GrainInterfaces.Cameras;
using PrisonOps.Grains.Turns;
using PrisonOps.Ports.Cameras.Diagnosis;

namespace PrisonOps.Grains.Cameras.Diagnosis;

/// <summary>Gives the cameras of one unit leave for their rounds, and keeps the progress of runs. No turn waits for a camera or the database.</summary>
internal sealed partial class DiagnosisGrain(
    IDiagnosisPlanStore plans, ICameraSettingsStore settings, IDiagnosisRunStore store, IOptions<DiagnosisOptions> options, TimeProvider time,
    ILogger<DiagnosisGrain> logger) : Grain, IDiagnosisGrain
{
    private readonly RoundQueue queue = new(options.Value, Random.Shared);
    private readonly Dictionary<Guid, RunProgress> runs = [];
    private readonly Dictionary<Guid, CameraCard> early = [];
    private ImmutableDictionary<Guid, DateTimeOffset>? lastRounds;
    private SideWork reading = null!;
    private SideWork saving = null!;
    private DateTimeOffset savedAt;
    private DateTimeOffset activatedAt;

    private int Unit => (int)this.GetPrimaryKeyLong();

    public override Task OnActivateAsync(CancellationToken cancellationToken)
    {
        activatedAt = time.GetUtcNow();
        reading = new(Read, failure => LogNotRead(logger, Unit, failure));
        saving = new(SaveProgress, failure => LogNotSaved(logger, Unit, failure));
        Every(options.Value.LookEvery, Look);
        Every(options.Value.ReadEvery, ReadAgain);
        reading.Ask();
        return Task.CompletedTask;
    }

    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        reading.Stop();
        saving.Stop();
        return Task.CompletedTask;
    }

    public Task Report(CameraCard card)
    {
        // Without the times of its last rounds every camera would look new.
        if (lastRounds is null) early[card.CameraId] = card;
        else queue.Hear(WithLastRound(card), time.GetUtcNow());
        return Task.CompletedTask;
    }

    public Task Finished(Guid cameraId, long ticket, bool isDone, TimeSpan? againWithin)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (queue.Finish(cameraId, ticket, againWithin, now) is { } run && runs.TryGetValue(run, out RunProgress? progress)) progress.Finish(cameraId, isDone, now);
        Look();
        return Task.CompletedTask;
    }

    public Task Configure()
    {
        reading.Ask();
        return Task.CompletedTask;
    }

    public Task<CameraPlan> GetPlan(Guid cameraId) => Task.FromResult(queue.PlanOf(cameraId));

    public Task<IReadOnlyDictionary<Guid, int>> CountCameras() => Task.FromResult<IReadOnlyDictionary<Guid, int>>(queue.CountByPlan());

    private void Every(TimeSpan period, Action act) => this.RegisterGrainTimer(
        _ =>
        {
            act();
            return Task.CompletedTask;
        },
        new GrainTimerCreationOptions(period, period) { KeepAlive = true });

    /// <summary>Nothing begins before the plans were read once: until then nobody knows how much the unit bears.</summary>
    private void Look()
    {
        if (lastRounds is null) return;

        DateTimeOffset now = time.GetUtcNow();
        foreach ((Guid camera, Guid? run) in queue.Expire(now))
        {
            LogLeaveExpired(logger, camera);
            if (run is { } of && runs.TryGetValue(of, out RunProgress? progress)) progress.Finish(camera, isDone: false, now);
        }

        foreach ((Guid camera, DiagnosisOrder order) in queue.Take(now)) _ = Ask(camera, order);
        if (runs.Values.Any(run => run.IsUnsaved && (run.IsFinished || now - savedAt >= options.Value.ProgressEvery))) saving.Ask();
    }

    private async Task Ask(Guid camera, DiagnosisOrder order)
    {
        bool isTaken = false;
        try
        {
            isTaken = await GrainFactory.GetGrain<ICameraGrain>(camera).Round(order);
        }
        catch (Exception failure)
        {
            // The edge of one order: the camera's place is freed below, and its next turn comes.
            LogNotAsked(logger, camera, failure.Message);
        }

        if (isTaken) return;

        // A round of its own is under way, or the camera has no life yet: it is asked again soon.
        queue.Finish(camera, order.Ticket, options.Value.LookEvery * 4, time.GetUtcNow());
        if (order.RunId is { } run) queue.Order(camera, run);
    }

    private void ReadAgain()
    {
        DateTimeOffset now = time.GetUtcNow();
        queue.Forget(now);
        foreach (RunProgress run in runs.Values) run.GiveUp(queue.Knows, now);

        // A unit without cameras needs no scheduler: somebody only looked.
        if (queue.Count == 0 && runs.Count == 0 && now - activatedAt > options.Value.ForgetAfter) DeactivateOnIdle();
        else reading.Ask();
    }

    private async Task Read(CancellationToken cancellationToken)
    {
        ImmutableDictionary<Guid, DateTimeOffset> last = lastRounds ?? await store.LoadLastRounds(Unit, cancellationToken);
        ImmutableArray<DiagnosisPlan> applying = await plans.LoadFor(Unit, cancellationToken);
        ImmutableArray<CameraSettings> known = await settings.LoadUnit(Unit, cancellationToken);
        ImmutableArray<UnitRun> open = await store.LoadOpen(Unit, cancellationToken);

        DateTimeOffset now = time.GetUtcNow();
        lastRounds = last;
        queue.Plan(applying, known, now);
        foreach (CameraCard card in early.Values) queue.Hear(WithLastRound(card), now);
        early.Clear();
        foreach (UnitRun run in open) TakeUp(run);
        Look();
    }

    private void TakeUp(UnitRun run)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (runs.TryGetValue(run.RunId, out RunProgress? known))
        {
            if (run.IsCancelled && !known.Run.IsCancelled) Cancel(known, now);
            return;
        }

        RunProgress progress = new(run);
        if (run.IsCancelled)
        {
            Cancel(progress, now);
            runs[run.RunId] = progress;
            return;
        }

        // After a restart the cameras tell of themselves within a minute: a run that began with those that were quick would leave the others out.
        ImmutableArray<Guid> cameras = [.. queue.Cameras.Where(camera => IsIn(run, camera))];
        if (cameras.Length < run.Total && now - activatedAt < options.Value.ReadEvery * 2) return;

        progress.Begin(cameras, [.. cameras.Where(camera => lastRounds!.TryGetValue(camera, out DateTimeOffset at) && at >= run.OrderedAt)], now);
        runs[run.RunId] = progress;
        foreach (Guid camera in cameras.Where(progress.IsWaitingFor)) queue.Order(camera, run.RunId);
    }

    private bool IsIn(UnitRun run, Guid camera) => run switch
    {
        { CameraId: { } one } => camera == one,
        { PlanId: { } plan } => queue.PlanIdOf(camera) == plan,
        _ => true,
    };

    private void Cancel(RunProgress progress, DateTimeOffset now)
    {
        queue.CancelRun(progress.Run.RunId);
        progress.Cancel(now);
    }

    private async Task SaveProgress(CancellationToken cancellationToken)
    {
        savedAt = time.GetUtcNow();
        foreach (RunProgress progress in runs.Values.Where(run => run.IsUnsaved).ToList())
        {
            try
            {
                await store.Save(progress.Saving(), cancellationToken);
            }
            catch
            {
                progress.NotSaved();
                throw;
            }

            if (progress.IsFinished && !progress.IsUnsaved) runs.Remove(progress.Run.RunId);
        }
    }

    private CameraCard WithLastRound(CameraCard card) =>
        card.LastRoundAt is null && lastRounds is not null && lastRounds.TryGetValue(card.CameraId, out DateTimeOffset at) ? card with { LastRoundAt = at } : card;
}
