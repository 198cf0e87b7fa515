using Microsoft.AspNetCore.Http.HttpResults;
using PrisonOps.Ports;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Units;
using PrisonOps.Web.Access;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Objects;

/// <summary>
/// Tells what a caller may know of a refusal: a thing that the caller can see but not change from here is 403, one that cannot be seen is 404
/// as if it did not exist.
/// </summary>
internal sealed class ObjectReach(IObjectStore objects, IUnitStore units)
{
    public async Task<ProblemHttpResult> Refuse<T>(Caller caller, ChangeOutcome<T> outcome, Guid objectId, CancellationToken cancellationToken) =>
        outcome.Verdict is ChangeVerdict.NotFound
        && await objects.Find(caller.Scope, objectId, cancellationToken) is null
        && await objects.Find(caller.ScopeOf(Permissions.ObjectRead), objectId, cancellationToken) is not null
            ? Problems.Of(AccessRefusal.OutOfReach(Permissions.ObjectWrite))
            : Problems.Of(outcome, ObjectEndpoints.Name(objectId));

    public async Task<ProblemHttpResult> RefuseUnit<T>(Caller caller, ChangeOutcome<T> outcome, int unitId, CancellationToken cancellationToken)
    {
        UnitScope visible = caller.ScopeOf(Permissions.ObjectRead);
        bool seen = outcome.Verdict is ChangeVerdict.NotFound
            && (await units.ListInScope(visible, cancellationToken)).Any(
                unit => unit.Id == unitId && visible.Covers(unit.Place) && !caller.Scope.Covers(unit.Place));
        return seen ? Problems.Of(AccessRefusal.OutOfReach(Permissions.ObjectWrite)) : Problems.Of(outcome, $"Unit {unitId}");
    }
}
