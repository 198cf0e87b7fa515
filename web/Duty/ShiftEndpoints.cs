using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PrisonOps.Ports;
using PrisonOps.Ports.Duty;
using PrisonOps.Ports.People;
using PrisonOps.Web.Access;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Duty;

/// <summary>What a shift leaves to the next.</summary>
internal static class ShiftEndpoints
{
    public static void MapShifts(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder shifts = routes.MapGroup("/api/handovers").WithTags("Duty");

        shifts.MapGet("/", List).RequirePermission(Permissions.AlarmRead);
        shifts.MapGet("/figures", Count).RequirePermission(Permissions.AlarmRead);
        shifts.MapPost("/", HandOver).RequirePermission(Permissions.AlarmHandle);
        shifts.MapPost("/{id:guid}/accept", Accept).RequirePermission(Permissions.AlarmHandle);
    }

    private static async Task<Results<Ok<Wire.Page<Wire.ShiftHandover>>, ProblemHttpResult>> List(
        int? unit, string? after, int? size, Caller caller, IShiftStore shifts, CancellationToken cancellationToken)
    {
        if (QueryText.Size(size, out int pageSize) is { } refusal) return refusal;

        Page<ShiftHandover> page = await shifts.List(caller.Scope, unit, after, pageSize, cancellationToken);
        return TypedResults.Ok(page.ToWire(row => Handover(row, caller)));
    }

    private static async Task<Results<Ok<Wire.ShiftFigures>, ProblemHttpResult>> Count(
        int unit, DateTimeOffset from, Caller caller, IShiftStore shifts, CancellationToken cancellationToken) =>
        await shifts.Count(caller.Scope, unit, from.ToUniversalTime(), cancellationToken) is { } figures
            ? TypedResults.Ok(Figures(figures))
            : Problems.NotFound($"Unit {unit}");

    private static async Task<Results<Created<Wire.ShiftHandover>, ProblemHttpResult>> HandOver(
        Wire.ShiftHandoverDraft draft, Caller caller, IShiftStore shifts, CancellationToken cancellationToken)
    {
        ChangeOutcome<ShiftHandover> made = await shifts.HandOver(
            caller.Actor, caller.Scope, draft.UnitId, draft.From.ToUniversalTime(), draft.Note ?? "", cancellationToken);
        return made.Verdict is ChangeVerdict.Done
            ? TypedResults.Created($"/api/handovers/{made.Value!.Id}", Handover(made.Value, caller))
            : Problems.Of(made, $"Unit {draft.UnitId}");
    }

    private static async Task<Results<Ok<Wire.ShiftHandover>, ProblemHttpResult>> Accept(
        Guid id, Caller caller, IShiftStore shifts, CancellationToken cancellationToken)
    {
        ChangeOutcome<ShiftHandover> accepted = await shifts.Accept(caller.Actor, caller.Scope, id, cancellationToken);
        return accepted.Verdict is ChangeVerdict.Done ? TypedResults.Ok(Handover(accepted.Value!, caller)) : Problems.Of(accepted, $"Hand-over {id}");
    }

    private static Wire.ShiftFigures Figures(ShiftFigures figures) => new(
        figures.Opened, figures.Acknowledged, figures.Cleared, figures.Open, figures.OpenCritical, figures.OpenMajor, figures.Unacknowledged);

    private static Wire.ShiftHandover Handover(ShiftHandover row, Caller caller) => new(
        row.Id, row.Place.Unit, row.From, row.To, row.Author, row.AuthorId == caller.Member.AccountId, row.Note, Figures(row.Figures), row.AcceptedBy, row.AcceptedAt);
}
