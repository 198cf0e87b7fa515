using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PrisonOps.Ports;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Diagnosis;
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
        Guid id, string? kind, string? profile, Caller caller, HttpContext context, IPictureStore pictures, ICameraSettingsStore settings,
        PictureDoor door, CancellationToken cancellationToken)
    {
        PictureKind? wanted = kind switch { null or "latest" => PictureKind.Latest, "reference" => PictureKind.Reference, _ => null };
        if (wanted is not { } newest) return Problems.Field("kind", Refusals.OneOf(kind ?? "", ["latest", "reference"]));
        if (QueryText.Enums("profile", profile, out ImmutableArray<DayProfile> profiles) is { } refusal) return refusal;

        StoredPicture? picture = newest is PictureKind.Reference && profiles is [var only]
            ? await FindReference(caller, id, only, pictures, settings, cancellationToken)
            : await pictures.FindNewest(caller.Scope, id, newest, cancellationToken);
        return await door.Show(picture, $"Picture of {id}", caller, context, cancellationToken);
    }

    private static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Get(
        Guid key, Caller caller, HttpContext context, IPictureStore pictures, PictureDoor door, CancellationToken cancellationToken) =>
        await door.Show(await pictures.Find(caller.Scope, key, cancellationToken), $"Picture {key}", caller, context, cancellationToken);

    private static async Task<StoredPicture?> FindReference(
        Caller caller, Guid id, DayProfile profile, IPictureStore pictures, ICameraSettingsStore settings, CancellationToken cancellationToken) =>
        (await settings.Find(caller.Scope, id, cancellationToken))?.References.FirstOrDefault(known => known.Profile == profile) is { } reference
            ? await pictures.Find(caller.Scope, reference.PictureKey, cancellationToken)
            : null;
}
