using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PrisonOps.Ports;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Ports.People;
using PrisonOps.Web.Access;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Cameras;

/// <summary>Limits of the diagnosis for units, groups and cameras, and what another one would change.</summary>
internal static class LimitEndpoints
{
    private const int DaysMax = 31;
    private const int DaysDefault = 7;

    public static void MapLimits(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder limits = routes.MapGroup("/api/diagnosis/limits").WithTags("Diagnosis");

        limits.MapGet("/", ListDefinitions).RequirePermission(Permissions.MonitoringRead);
        limits.MapGet("/overrides", List).RequirePermission(Permissions.MonitoringRead);
        limits.MapPut("/overrides", Put).RequirePermission(Permissions.MonitoringConfigure);
        limits.MapDelete("/overrides/{id:guid}", Delete).RequirePermission(Permissions.MonitoringConfigure);
        limits.MapPost("/preview", Preview).RequirePermission(Permissions.MonitoringConfigure);
    }

    private static Ok<Wire.LimitDefinition[]> ListDefinitions(Caller caller, IPictureLimits limits) => TypedResults.Ok<Wire.LimitDefinition[]>(
        [.. limits.All.Select(bounds => new Wire.LimitDefinition(bounds.Name, bounds.Default, bounds.Min, bounds.Max, bounds.IsWhole))]);

    private static async Task<Ok<Wire.LimitOverride[]>> List(int? unit, Guid? camera, Caller caller, ILimitStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok<Wire.LimitOverride[]>([.. (await store.List(caller.Scope, unit, camera, cancellationToken)).Select(Override)]);

    private static async Task<Results<Ok<Wire.LimitOverride>, ProblemHttpResult>> Put(
        LimitChange change, Caller caller, IPictureLimits limits, ILimitStore store, ICameraQueries cameras, CameraNews news,
        CancellationToken cancellationToken)
    {
        LimitDraft draft = ToPorts(change.Draft);
        if (limits.Check(draft) is { } refused) return Problems.Field(refused.Field, refused.Refusal);

        ChangeOutcome<LimitOverride> put = await store.Put(caller.Actor, caller.Scope, draft, change.Revision, cancellationToken);
        if (put.Verdict is not ChangeVerdict.Done) return Problems.Of(put, $"Unit {draft.UnitId}");

        await TellCameras(put.Value!, caller, cameras, news, cancellationToken);
        return TypedResults.Ok(Override(put.Value!));
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(
        Guid id, long revision, Caller caller, ILimitStore store, ICameraQueries cameras, CameraNews news, CancellationToken cancellationToken)
    {
        ChangeOutcome<LimitOverride> gone = await store.Delete(caller.Actor, caller.Scope, id, revision, cancellationToken);
        if (gone.Verdict is not ChangeVerdict.Done) return Problems.Of(gone, $"Limit {id}");

        await TellCameras(gone.Value!, caller, cameras, news, cancellationToken);
        return TypedResults.NoContent();
    }

    private static async Task<Results<Ok<Wire.LimitPreview>, ProblemHttpResult>> Preview(
        LimitTrial trial, Caller caller, IPictureLimits limits, ILimitStore store, TimeProvider time, CancellationToken cancellationToken)
    {
        LimitDraft draft = ToPorts(trial.Draft);
        if (limits.Check(draft) is { } refused) return Problems.Field(refused.Field, refused.Refusal);
        if (trial.Days is < 1 or > DaysMax) return Problems.Field("days", Refusals.Range(trial.Days.Value, 1, DaysMax));

        DateTimeOffset from = time.GetUtcNow() - TimeSpan.FromDays(trial.Days ?? DaysDefault);
        LimitPreview preview = limits.Preview(await store.ListLooks(caller.Scope, draft, from, cancellationToken), draft);
        return TypedResults.Ok(new Wire.LimitPreview(preview.Looks, [.. preview.Raised.Select(Camera)], [.. preview.Cleared.Select(Camera)]));
    }

    /// <summary>A camera that is not told reads its limits again minutes later, so the rest of a wide change is left to that.</summary>
    private static async Task TellCameras(LimitOverride changed, Caller caller, ICameraQueries cameras, CameraNews news, CancellationToken cancellationToken)
    {
        const int ToldMax = 200;
        IEnumerable<Guid> concerned = changed.Draft.CameraId is { } camera
            ? [camera]
            : (await cameras.List(caller.Scope, cancellationToken)).Where(row => UnitsBelow.Holds(changed.Place, row.Place)).Select(row => row.Id).Take(ToldMax);
        await news.Changed(concerned, [], cancellationToken);
    }

    private static LimitDraft ToPorts(Wire.LimitDraft draft) =>
        new(draft.UnitId, QueryText.NullIfEmpty(draft.Group), draft.CameraId, draft.Profile, draft.Limit, draft.Value);

    private static Wire.LimitOverride Override(LimitOverride row) => new(
        row.Id, new(row.Draft.UnitId, row.Draft.Group, row.Draft.CameraId, row.Draft.Profile, row.Draft.Limit, row.Draft.Value),
        row.Draft.Rank(row.Place), row.ChangedBy, row.ChangedAt, row.Revision);

    private static Wire.LimitPreviewCamera Camera(LimitPreviewCamera camera) =>
        new(camera.CameraId, camera.CameraCode, camera.CameraName, camera.UnitId, camera.Faults);
}
