using System.Collections.Immutable;
using PrisonOps.Ports;
using PrisonOps.Ports.Alarms.Views;
using PrisonOps.Ports.Duty;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Web.Host;

/// <summary>Hand-overs and views in memory.</summary>
internal sealed class DutyDouble : IShiftStore, IAlarmViewStore
{
    private readonly List<ShiftHandover> handovers = [];
    private readonly List<AlarmView> views = [];

    public Task<ShiftFigures?> Count(UnitScope scope, int unitId, DateTimeOffset from, CancellationToken cancellationToken) =>
        Task.FromResult(Place(scope, unitId) is null ? null : new ShiftFigures(9, 4, 5, 4, 1, 2, 3));

    public Task<Page<ShiftHandover>> List(UnitScope scope, int? unitId, string? after, int pageSize, CancellationToken cancellationToken) =>
        Task.FromResult(new Page<ShiftHandover>([.. handovers.Where(row => scope.Covers(row.Place))], null, handovers.Count, true));

    public Task<ChangeOutcome<ShiftHandover>> HandOver(
        Actor actor, UnitScope scope, int unitId, DateTimeOffset from, string note, CancellationToken cancellationToken)
    {
        if (Place(scope, unitId) is not { } place) return Task.FromResult(ChangeOutcome.NotFound<ShiftHandover>());

        handovers.Add(new(Guid.CreateVersion7(), place, from, from.AddHours(8), actor.AccountId, actor.Name, note, new(9, 4, 5, 4, 1, 2, 3), null, null));
        return Task.FromResult(ChangeOutcome.Done(handovers[^1]));
    }

    public Task<ChangeOutcome<ShiftHandover>> Accept(Actor actor, UnitScope scope, Guid handoverId, CancellationToken cancellationToken)
    {
        int at = handovers.FindIndex(row => row.Id == handoverId && scope.Covers(row.Place));
        if (at < 0) return Task.FromResult(ChangeOutcome.NotFound<ShiftHandover>());

        handovers[at] = handovers[at] with { AcceptedBy = actor.Name, AcceptedAt = handovers[at].To };
        return Task.FromResult(ChangeOutcome.Done(handovers[at]));
    }

    public Task<ImmutableArray<AlarmView>> List(UnitScope scope, Guid ownerId, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<AlarmView>>([.. views.Where(view => view.OwnerId == ownerId || (view.Draft.Shared && scope.Covers(view.Place)))]);

    public Task<ChangeOutcome<AlarmView>> Create(Actor actor, UnitScope scope, UnitPlace home, AlarmViewDraft draft, CancellationToken cancellationToken)
    {
        views.Add(new(Guid.CreateVersion7(), home, actor.AccountId!.Value, actor.Name, draft, 1));
        return Task.FromResult(ChangeOutcome.Done(views[^1]));
    }

    public Task<ChangeOutcome<AlarmView>> Update(
        Actor actor, UnitScope scope, Guid viewId, AlarmViewDraft draft, long revision, CancellationToken cancellationToken)
    {
        int at = views.FindIndex(view => view.Id == viewId && view.OwnerId == actor.AccountId);
        if (at < 0) return Task.FromResult(ChangeOutcome.NotFound<AlarmView>());

        views[at] = views[at] with { Draft = draft, Revision = revision + 1 };
        return Task.FromResult(ChangeOutcome.Done(views[at]));
    }

    public Task<ChangeOutcome<AlarmView>> Delete(Actor actor, UnitScope scope, Guid viewId, long revision, CancellationToken cancellationToken) =>
        Task.FromResult(views.FirstOrDefault(view => view.Id == viewId && view.OwnerId == actor.AccountId) is { } gone && views.Remove(gone)
            ? ChangeOutcome.Done(gone)
            : ChangeOutcome.NotFound<AlarmView>());

    private static UnitPlace? Place(UnitScope scope, int unitId) =>
        Estate.Units.FirstOrDefault(unit => unit.Id == unitId && scope.Covers(unit.Place))?.Place;
}
