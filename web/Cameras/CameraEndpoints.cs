using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PrisonOps.Ports;
using PrisonOps.Ports.Audit;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.People;
using PrisonOps.Web.Access;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Cameras;

/// <summary>The camera matrix, and pictures: who looked at which is in the audit.</summary>
internal static class CameraEndpoints
{
    public static void MapCameras(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/cameras", List).WithTags("Cameras").RequirePermission(Permissions.MonitoringRead);
        routes.MapGet("/api/cameras/{id:guid}/picture", GetNewest).WithTags("Cameras").RequirePermission(Permissions.VideoView);
        routes.MapGet("/api/pictures/{key:guid}", Get).WithTags("Cameras").RequirePermission(Permissions.VideoView);
    }

    private static async Task<Ok<Wire.Camera[]>> List(Caller caller, ICameraQueries cameras, CancellationToken cancellationToken) =>
        TypedResults.Ok<Wire.Camera[]>([.. (await cameras.List(caller.Scope, cancellationToken)).Select(DiagnosisWire.Camera)]);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> GetNewest(
        Guid id, string? kind, Caller caller, HttpContext context, IPictureStore pictures, IObjectStore objects, IAuditLog audit,
        CancellationToken cancellationToken)
    {
        PictureKind? wanted = kind switch { null or "latest" => PictureKind.Latest, "reference" => PictureKind.Reference, _ => null };
        if (wanted is not { } newest) return Problems.Field("kind", Refusals.OneOf(kind ?? "", ["latest", "reference"]));

        return await Answer(await pictures.FindNewest(caller.Scope, id, newest, cancellationToken), $"Picture of {id}", caller, context, objects, audit, cancellationToken);
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Get(
        Guid key, Caller caller, HttpContext context, IPictureStore pictures, IObjectStore objects, IAuditLog audit,
        CancellationToken cancellationToken) =>
        await Answer(await pictures.Find(caller.Scope, key, cancellationToken), $"Picture {key}", caller, context, objects, audit, cancellationToken);

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Answer(
        StoredPicture? picture, string what, Caller caller, HttpContext context, IObjectStore objects, IAuditLog audit,
        CancellationToken cancellationToken)
    {
        if (picture is null || await objects.Find(caller.Scope, picture.CameraId, cancellationToken) is not { } camera) return Problems.NotFound(what);

        // Written first: a picture that nobody could be held to would be worse than a picture that was not sent.
        await audit.Write(
            caller.Actor, camera.Place, "picture.view", $"{camera.Code} {picture.Kind} {picture.TakenAt:u}", null, null, succeeded: true,
            cancellationToken);
        context.Response.Headers["X-Taken-At"] = picture.TakenAt.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);
        return TypedResults.File(picture.Jpeg, "image/jpeg");
    }
}
