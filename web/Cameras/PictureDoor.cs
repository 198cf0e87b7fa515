using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using PrisonOps.Ports.Audit;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Objects;
using PrisonOps.Web.Access;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Cameras;

/// <summary>The one way in which a picture leaves: the look is in the audit, and the viewer's name and the time are in the picture.</summary>
internal sealed class PictureDoor(IObjectStore objects, IAuditLog audit, Watermark watermark, TimeProvider time)
{
    /// <param name="picture">Null when there is none in the caller's scope.</param>
    public async Task<Results<FileContentHttpResult, ProblemHttpResult>> Show(
        StoredPicture? picture, string what, Caller caller, HttpContext context, CancellationToken cancellationToken)
    {
        if (picture is null || await objects.Find(caller.Scope, picture.CameraId, cancellationToken) is not { } camera) return Problems.NotFound(what);

        // Written first: a picture that nobody could be held to would be worse than a picture that was not sent.
        await audit.Write(
            caller.Actor, camera.Place, "picture.view", $"{camera.Code} {picture.Kind} {picture.TakenAt:u}", null, null, succeeded: true,
            cancellationToken);
        if (!watermark.IsPossible) return Problems.Of(503, "no-watermark-font", "Pictures are not sent without a watermark, and no font for it is installed; see the log of the server.");
        if (watermark.Burn(picture.Jpeg, Viewer(caller), time.GetUtcNow()) is not { } marked) return Problems.Of(422, "not-a-picture", $"{what} cannot be read as a picture.");

        context.Response.Headers["X-Taken-At"] = picture.TakenAt.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture);
        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.File(marked, "image/jpeg");
    }

    private static string Viewer(Caller caller) => caller.Member.DisplayName is { Length: > 0 } name && name != caller.Member.UserName
        ? $"{name} ({caller.Member.UserName})"
        : caller.Member.UserName;
}
