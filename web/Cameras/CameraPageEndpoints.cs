using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PrisonOps.GrainInterfaces.Cameras;
using PrisonOps.Ports;
using PrisonOps.Ports.Audit;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Ports.People;
using PrisonOps.Web.Access;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Cameras;

/// <summary>The page of one camera, and what is decided there.</summary>
internal static class CameraPageEndpoints
{
    private const int HistoryDaysMax = 31;
    private const int HistoryDaysDefault = 7;

    public static void MapCameraPage(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder camera = routes.MapGroup("/api/cameras/{id:guid}").WithTags("Cameras");

        camera.MapGet("/diagnosis", Get).RequirePermission(Permissions.MonitoringRead);
        camera.MapGet("/history", History).RequirePermission(Permissions.MonitoringRead);
        camera.MapPut("/settings", ChangeSettings).RequirePermission(Permissions.MonitoringConfigure);
        camera.MapPut("/reference", TakeReference).RequirePermission(Permissions.MonitoringConfigure);
        camera.MapPost("/quarantine/lift", LiftQuarantine).RequireAnyPermission(Permissions.MonitoringConfigure, Permissions.AlarmHandle);
        routes.MapDelete("/api/diagnosis/exclusions/{id:guid}", WithdrawExclusion).WithTags("Cameras").RequirePermission(Permissions.MonitoringConfigure);
    }

    private static async Task<Results<Ok<Wire.CameraDiagnosis>, ProblemHttpResult>> Get(
        Guid id, Caller caller, CameraPage page, CancellationToken cancellationToken) =>
        await page.Read(caller.Scope, id, cancellationToken) is { } shown ? TypedResults.Ok(shown) : Problems.NotFound(Name(id));

    private static async Task<Results<Ok<Wire.FaultHistoryPoint[]>, ProblemHttpResult>> History(
        Guid id, string fault, int? days, Caller caller, ICameraQueries cameras, IRoundQueries rounds, TimeProvider time,
        CancellationToken cancellationToken)
    {
        if (days is < 1 or > HistoryDaysMax) return Problems.Field("days", Refusals.Range(days.Value, 1, HistoryDaysMax));
        if (await cameras.Find(caller.Scope, id, cancellationToken) is null) return Problems.NotFound(Name(id));

        DateTimeOffset from = time.GetUtcNow() - TimeSpan.FromDays(days ?? HistoryDaysDefault);
        ImmutableArray<FaultHistoryPoint> points = await rounds.History(caller.Scope, id, fault, from, cancellationToken);
        return TypedResults.Ok<Wire.FaultHistoryPoint[]>([.. points.Select(DiagnosisWire.History)]);
    }

    private static async Task<Results<Ok<Wire.CameraDiagnosis>, ProblemHttpResult>> ChangeSettings(
        Guid id, CameraSettingsChange change, Caller caller, ICameraSettingsStore settings, CameraPage page, CameraNews news,
        CancellationToken cancellationToken)
    {
        ChangeOutcome<CameraSettings> changed = await settings.Update(
            caller.Actor, caller.Scope, id, change.IsKey, QueryText.NullIfEmpty(change.Group), change.Revision, cancellationToken);
        if (changed.Verdict is not ChangeVerdict.Done) return Problems.Of(changed, Name(id));

        await news.Changed([id], [changed.Value!.Place.Unit], cancellationToken);
        return await Get(id, caller, page, cancellationToken);
    }

    private static async Task<Results<Ok<Wire.CameraDiagnosis>, ProblemHttpResult>> TakeReference(
        Guid id, ReferenceOrder order, Caller caller, ICameraSettingsStore settings, CameraPage page, CameraNews news, CancellationToken cancellationToken)
    {
        if (!Enum.IsDefined(order.Profile)) return Problems.Field("profile", Refusals.OneOf(order.Profile.ToString(), ["day", "night"]));

        ChangeOutcome<CameraReference> taken = await settings.TakeReference(caller.Actor, caller.Scope, id, order.Profile, cancellationToken);
        if (taken.Verdict is not ChangeVerdict.Done) return Problems.Of(taken, Name(id));

        await news.Changed([id], [], cancellationToken);
        return await Get(id, caller, page, cancellationToken);
    }

    private static async Task<Results<Ok<Wire.CameraDiagnosis>, ProblemHttpResult>> LiftQuarantine(
        Guid id, Caller caller, ICameraQueries cameras, CameraPage page, IGrainFactory grains, IAuditLog audit, CancellationToken cancellationToken)
    {
        if (await cameras.Find(caller.Scope, id, cancellationToken) is not { } camera) return Problems.NotFound(Name(id));

        await audit.Write(caller.Actor, camera.Place, "camera.quarantine-lift", camera.Code, null, null, succeeded: true, cancellationToken);
        await grains.GetGrain<ICameraGrain>(id).LiftQuarantine();
        return await Get(id, caller, page, cancellationToken);
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> WithdrawExclusion(
        Guid id, Caller caller, ICameraSettingsStore settings, CameraNews news, CancellationToken cancellationToken)
    {
        ChangeOutcome<CameraExclusion> withdrawn = await settings.WithdrawExclusion(caller.Actor, caller.Scope, id, cancellationToken);
        if (withdrawn.Verdict is not ChangeVerdict.Done) return Problems.Of(withdrawn, $"Exclusion {id}");

        await news.Changed([withdrawn.Value!.CameraId], [], cancellationToken);
        return TypedResults.NoContent();
    }

    private static string Name(Guid id) => $"Camera {id}";
}
