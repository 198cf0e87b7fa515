using System.Collections.Immutable;
using PrisonOps.Ports;
using PrisonOps.Ports.Notices.Rotas;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Web.Host;

/// <summary>Rotas in memory; on duty is the first of the first layer.</summary>
internal sealed class RotasDouble : IRotaStore, IRotaDesk
{
    public List<Rota> Rows { get; } = [];

    public List<RotaOverrideDraft> Overrides { get; } = [];

    public Task<ImmutableArray<Rota>> List(UnitScope scope, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<Rota>>([.. Rows.Where(rota => scope.Covers(rota.Place))]);

    public Task<ImmutableArray<RotaOverride>> ListOverrides(UnitScope scope, Guid rotaId, DateTimeOffset from, DateTimeOffset until, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<RotaOverride>>([]);

    public Task<ChangeOutcome<Rota>> Put(Actor actor, UnitScope scope, Guid? id, int unitId, RotaFields fields, long revision, CancellationToken cancellationToken)
    {
        if (Estate.Units.FirstOrDefault(unit => unit.Id == unitId && scope.Covers(unit.Place)) is not { } row) return Task.FromResult(ChangeOutcome.NotFound<Rota>());
        Rows.Add(new(id ?? Guid.CreateVersion7(), row.Place, fields, actor.Name, DateTimeOffset.UnixEpoch, revision + 1));
        return Task.FromResult(ChangeOutcome.Done(Rows[^1]));
    }

    public Task<ChangeOutcome<Rota>> Delete(Actor actor, UnitScope scope, Guid id, long revision, CancellationToken cancellationToken) =>
        Task.FromResult(Rows.FirstOrDefault(rota => rota.Id == id && scope.Covers(rota.Place)) is { } gone ? ChangeOutcome.Done(gone) : ChangeOutcome.NotFound<Rota>());

    public Task<ChangeOutcome<ImmutableArray<RotaOverride>>> Override(
        Actor actor, UnitScope scope, Guid rotaId, ImmutableArray<RotaOverrideDraft> drafts, CancellationToken cancellationToken)
    {
        if (!Rows.Any(rota => rota.Id == rotaId && scope.Covers(rota.Place))) return Task.FromResult(ChangeOutcome.NotFound<ImmutableArray<RotaOverride>>());
        Overrides.AddRange(drafts);
        return Task.FromResult(ChangeOutcome.Done<ImmutableArray<RotaOverride>>([]));
    }

    public Task<ChangeOutcome<RotaOverride>> DeleteOverride(Actor actor, UnitScope scope, Guid overrideId, CancellationToken cancellationToken) =>
        Task.FromResult(ChangeOutcome.NotFound<RotaOverride>());

    public (string Field, Refusal Refusal)? Check(RotaFields fields) => fields.Layers.IsEmpty ? ("layers", Refusals.Range(0, 1, 10)) : null;

    public (string Field, Refusal Refusal)? Check(RotaOverrideDraft draft) => draft.Until <= draft.From ? ("until", Refusal.InWords("order")) : null;

    public ImmutableArray<RotaDuty> Duties(RotaFields fields, ImmutableArray<RotaOverride> overrides, DateTimeOffset from, DateTimeOffset until) =>
        [new(from, until, fields.Layers[0].Members[0], fields.Layers[0].Name, null, null)];
}
