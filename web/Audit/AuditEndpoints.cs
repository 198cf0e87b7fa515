using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PrisonOps.Ports;
using PrisonOps.Ports.Audit;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.People;
using PrisonOps.Web.Access;
using PrisonOps.Web.Export;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Audit;

internal static class AuditEndpoints
{
    public static void MapAudit(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder audit = routes.MapGroup("/api/audit").WithTags("Audit");

        audit.MapGet("/", List).RequirePermission(Permissions.AuditRead);
        audit.MapGet("/export.csv", Export).RequirePermission(Permissions.AuditRead);
    }

    private static async Task<Results<Ok<Wire.Page<Wire.AuditEntry>>, ProblemHttpResult>> List(
        [AsParameters] AuditQuery query, Caller caller, IAuditLog audit, IObjectStore objects, CancellationToken cancellationToken)
    {
        if (QueryText.Size(query.Size, out int size) is { } sizeRefusal) return sizeRefusal;
        if (QueryText.TooLong("text", query.Text) is { } textRefusal) return textRefusal;

        Page<AuditEntry> page = await query.Read(audit, caller.Scope, query.After, size, cancellationToken);
        Dictionary<Guid, string> names = await AuditSubjects.Names(objects, caller.Scope, page.Rows, cancellationToken);
        return TypedResults.Ok(page.ToWire(line => ToWire(line, AuditSubjects.ObjectOf(line) is { } id ? names.GetValueOrDefault(id) : null)));
    }

    /// <summary>Taking the audit out of the product is itself a line of it.</summary>
    private static async Task<Results<PushStreamHttpResult, ProblemHttpResult>> Export(
        [AsParameters] AuditQuery query, HttpRequest request, Caller caller, IAuditLog audit, TimeProvider time, CancellationToken cancellationToken)
    {
        if (QueryText.TooLong("text", query.Text) is { } textRefusal) return textRefusal;

        await audit.Write(
            caller.Actor, caller.HomePlace, "audit.export", request.QueryString.Value ?? "", null, null, succeeded: true, cancellationToken);
        return AuditCsv.For(request).Result(
            "audit", time.GetUtcNow(), (after, size, stop) => query.Read(audit, caller.Scope, after, size, stop), cancellationToken);
    }

    private static Wire.AuditEntry ToWire(AuditEntry entry, string? subjectName) => new(
        entry.Sequence, entry.At, entry.Actor.Name, entry.Actor.RemoteAddress, entry.Place.Unit, entry.Action, entry.Subject, Json(entry.Before),
        Json(entry.After), entry.Succeeded, subjectName);

    private static JsonElement? Json(string? text)
    {
        if (text is null) return null;

        using JsonDocument parsed = JsonDocument.Parse(text);
        return parsed.RootElement.Clone();
    }
}
