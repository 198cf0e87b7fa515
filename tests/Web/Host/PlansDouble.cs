using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using PrisonOps.Ports;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Ports.Outbox;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Web.Host;

/// <summary>Plans and runs in memory.</summary>
internal sealed class PlansDouble(TimeProvider time, OutboxDouble outbox) : IDiagnosisPlanStore, IDiagnosisRunStore
{
    private readonly ConcurrentDictionary<Guid, DiagnosisPlan> plans = new();
    private readonly ConcurrentDictionary<Guid, DiagnosisRun> runs = new();

    public Task<ImmutableArray<DiagnosisPlan>> List(UnitScope scope, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<DiagnosisPlan>>([.. plans.Values.Where(plan => scope.Covers(plan.Place))]);

    public Task<ChangeOutcome<DiagnosisPlan>> Create(Actor actor, UnitScope scope, PlanDraft draft, CancellationToken cancellationToken)
    {
        if (Estate.Units.FirstOrDefault(unit => unit.Id == draft.UnitId && scope.Covers(unit.Place)) is not { } unit) return Task.FromResult(ChangeOutcome.NotFound<DiagnosisPlan>());
        if (draft.Keyframes < 1) return Task.FromResult(ChangeOutcome.Refused<DiagnosisPlan>("keyframes", Refusals.Range(draft.Keyframes, 1, 32)));

        DiagnosisPlan made = new(Guid.CreateVersion7(), unit.Place, draft, actor.Name, time.GetUtcNow(), 1);
        return Task.FromResult(ChangeOutcome.Done(plans[made.Id] = made));
    }

    public Task<ChangeOutcome<DiagnosisPlan>> Update(
        Actor actor, UnitScope scope, Guid planId, PlanDraft draft, long revision, CancellationToken cancellationToken) =>
        Task.FromResult(!plans.TryGetValue(planId, out DiagnosisPlan? plan) || !scope.Covers(plan.Place) ? ChangeOutcome.NotFound<DiagnosisPlan>()
            : plan.Revision != revision ? ChangeOutcome.Conflict<DiagnosisPlan>($"Plan '{plan.Draft.Name}' has revision {plan.Revision}, not {revision}.")
            : ChangeOutcome.Done(plans[planId] = plan with { Draft = draft, Revision = revision + 1 }));

    public Task<ChangeOutcome<DiagnosisPlan>> Delete(Actor actor, UnitScope scope, Guid planId, long revision, CancellationToken cancellationToken) =>
        Task.FromResult(plans.TryRemove(planId, out DiagnosisPlan? plan) ? ChangeOutcome.Done(plan) : ChangeOutcome.NotFound<DiagnosisPlan>());

    public Task<ImmutableArray<DiagnosisRun>> List(UnitScope scope, int limit, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<DiagnosisRun>>([.. runs.Values.Where(run => scope.Covers(run.Place)).Take(limit)]);

    public Task<DiagnosisRun?> Find(UnitScope scope, Guid runId, CancellationToken cancellationToken) =>
        Task.FromResult(runs.TryGetValue(runId, out DiagnosisRun? run) && scope.Covers(run.Place) ? run : null);

    public Task<ChangeOutcome<DiagnosisRun>> Order(Actor actor, UnitScope scope, RunOrder order, CancellationToken cancellationToken)
    {
        if (Estate.Units.FirstOrDefault(unit => unit.Id == order.UnitId && scope.Covers(unit.Place)) is not { } unit) return Task.FromResult(ChangeOutcome.NotFound<DiagnosisRun>());

        DiagnosisRun made = new(Guid.CreateVersion7(), unit.Place, null, null, actor.Name, time.GetUtcNow(), 4, 0, 0, 4, null, null);
        return Task.FromResult(ChangeOutcome.Done(Put(made)));
    }

    public Task<ChangeOutcome<DiagnosisRun>> Cancel(Actor actor, UnitScope scope, Guid runId, CancellationToken cancellationToken) =>
        Task.FromResult(runs.TryGetValue(runId, out DiagnosisRun? run) && scope.Covers(run.Place)
            ? ChangeOutcome.Done(Put(run with { CancelledBy = actor.Name }))
            : ChangeOutcome.NotFound<DiagnosisRun>());

    /// <summary>What a scheduler does: it writes how far it is.</summary>
    public DiagnosisRun Put(DiagnosisRun run)
    {
        outbox.Commit("diagnosis", run.Place, run.Id.ToString(), JsonSerializer.Serialize(run, OutboxJson.Options));
        return runs[run.Id] = run;
    }

    public Task<ImmutableArray<int>> ListUnits(Guid runId, CancellationToken cancellationToken) => Task.FromResult<ImmutableArray<int>>([runs[runId].Place.Unit]);

    Task<ImmutableArray<DiagnosisPlan>> IDiagnosisPlanStore.LoadFor(int unitId, CancellationToken cancellationToken) => throw Grid();

    Task IDiagnosisPlanStore.Publish(PlanDraft draft, CancellationToken cancellationToken) => throw Grid();

    Task<ImmutableArray<UnitRun>> IDiagnosisRunStore.LoadOpen(int unitId, CancellationToken cancellationToken) => throw Grid();

    Task IDiagnosisRunStore.Save(UnitRun run, CancellationToken cancellationToken) => throw Grid();

    Task<ImmutableDictionary<Guid, DateTimeOffset>> IDiagnosisRunStore.LoadLastRounds(int unitId, CancellationToken cancellationToken) => throw Grid();

    private static NotSupportedException Grid() => new("Only actors ask this.");
}
