using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PrisonOps.Ports;
using PrisonOps.Ports.Notices.Rotas;
using PrisonOps.Ports.People;
using PrisonOps.Web.Access;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Notices;

/// <summary>Who is on duty: rotas, their calendar, and who stands in for whom.</summary>
internal static class RotaEndpoints
{
    private const int PeopleMax = 500;
    private const int OverridesMax = 2;
    private static readonly TimeSpan CalendarMax = TimeSpan.FromDays(42);

    public static void MapRotas(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder rotas = routes.MapGroup("/api/rotas").WithTags("Notices");

        rotas.MapGet("/", List).RequirePermission(Permissions.AlarmRead);
        rotas.MapGet("/people", ListPeople).RequirePermission(Permissions.AlarmRead);
        rotas.MapGet("/{id:guid}/duties", ListDuties).RequirePermission(Permissions.AlarmRead);
        rotas.MapPut("/", Put).RequirePermission(Permissions.MonitoringConfigure);
        rotas.MapDelete("/{id:guid}", Delete).RequirePermission(Permissions.MonitoringConfigure);
        rotas.MapPost("/{id:guid}/overrides", Override).RequirePermission(Permissions.MonitoringConfigure);
        rotas.MapDelete("/overrides/{id:guid}", DeleteOverride).RequirePermission(Permissions.MonitoringConfigure);
    }

    private static async Task<Ok<Wire.Rota[]>> List(Caller caller, IRotaStore store, IRotaDesk desk, TimeProvider time, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        List<Wire.Rota> listed = [];
        foreach (Rota rota in await store.List(caller.Scope, cancellationToken))
        {
            ImmutableArray<RotaOverride> overrides = await store.ListOverrides(caller.Scope, rota.Id, now, now.AddSeconds(1), cancellationToken);
            listed.Add(RotaWire.Rota(rota, desk.Duties(rota.Fields, overrides, now, now.AddSeconds(1))));
        }

        return TypedResults.Ok<Wire.Rota[]>([.. listed]);
    }

    /// <summary>Names for the calendar and for the editor: people with a role in the caller's units.</summary>
    private static async Task<Ok<Wire.PersonName[]>> ListPeople(Caller caller, IPeopleStore people, CancellationToken cancellationToken)
    {
        Page<AccountListItem> page = await people.ListAccounts(caller.Scope, null, null, PeopleMax, cancellationToken);
        return TypedResults.Ok<Wire.PersonName[]>(
            [.. page.Rows.Where(row => !row.Disabled).Select(row => new Wire.PersonName(row.Id, row.UserName, row.DisplayName))]);
    }

    private static async Task<Results<Ok<Wire.RotaDuty[]>, ProblemHttpResult>> ListDuties(
        Guid id, DateTimeOffset from, DateTimeOffset until, Caller caller, IRotaStore store, IRotaDesk desk, CancellationToken cancellationToken)
    {
        if (until <= from || until - from > CalendarMax)
            return Problems.Field("until", Refusal.Of("rota-override-end", "It ends after it begins, and within {days} days.", ("days", CalendarMax.TotalDays)));
        if ((await store.List(caller.Scope, cancellationToken)).FirstOrDefault(row => row.Id == id) is not { } rota) return Problems.NotFound($"Rota {id}");

        ImmutableArray<RotaOverride> overrides = await store.ListOverrides(caller.Scope, id, from.ToUniversalTime(), until.ToUniversalTime(), cancellationToken);
        return TypedResults.Ok<Wire.RotaDuty[]>([.. desk.Duties(rota.Fields, overrides, from.ToUniversalTime(), until.ToUniversalTime()).Select(RotaWire.Duty)]);
    }

    private static async Task<Results<Ok<Wire.Rota>, ProblemHttpResult>> Put(
        RotaChange change, Caller caller, IRotaStore store, IRotaDesk desk, CancellationToken cancellationToken)
    {
        RotaFields fields = RotaWire.ToPorts(change.Fields);
        if (desk.Check(fields) is { } refused) return Problems.Field(refused.Field, refused.Refusal);

        ChangeOutcome<Rota> put = await store.Put(caller.Actor, caller.Scope, change.Id, change.UnitId, fields, change.Revision, cancellationToken);
        return put.Verdict is ChangeVerdict.Done ? TypedResults.Ok(RotaWire.Rota(put.Value!, [])) : Problems.Of(put, $"Rota '{fields.Name}' of unit {change.UnitId}");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(
        Guid id, long revision, Caller caller, IRotaStore store, CancellationToken cancellationToken)
    {
        ChangeOutcome<Rota> gone = await store.Delete(caller.Actor, caller.Scope, id, revision, cancellationToken);
        return gone.Verdict is ChangeVerdict.Done ? TypedResults.NoContent() : Problems.Of(gone, $"Rota {id}");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Override(
        Guid id, OverrideOrder order, Caller caller, IRotaStore store, IRotaDesk desk, CancellationToken cancellationToken)
    {
        if (order.Overrides.Count is 0 or > OverridesMax) return Problems.Field("overrides", Refusals.Range(order.Overrides.Count, 1, OverridesMax));

        ImmutableArray<RotaOverrideDraft> drafts = [.. order.Overrides.Select(RotaWire.ToPorts)];
        if (drafts.Select(desk.Check).FirstOrDefault(wrong => wrong is not null) is { } refused) return Problems.Field(refused.Field, refused.Refusal);

        ChangeOutcome<ImmutableArray<RotaOverride>> made = await store.Override(caller.Actor, caller.Scope, id, drafts, cancellationToken);
        return made.Verdict is ChangeVerdict.Done ? TypedResults.NoContent() : Problems.Of(made, $"Rota {id}");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> DeleteOverride(Guid id, Caller caller, IRotaStore store, CancellationToken cancellationToken)
    {
        ChangeOutcome<RotaOverride> gone = await store.DeleteOverride(caller.Actor, caller.Scope, id, cancellationToken);
        return gone.Verdict is ChangeVerdict.Done ? TypedResults.NoContent() : Problems.Of(gone, $"Override {id}");
    }
}
