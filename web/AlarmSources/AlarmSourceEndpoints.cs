using System.Buffers.Text;
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PrisonOps.Ports;
using PrisonOps.Ports.AlarmSources;
using PrisonOps.Ports.People;
using PrisonOps.Web.Access;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.AlarmSources;

/// <summary>Who may tell us of alarms, and the door for them: it asks for the token of one source and gives away nothing about others.</summary>
internal static class AlarmSourceEndpoints
{
    private const int DocumentOctetsMax = 1024 * 1024;
    private const int TokenOctets = 32;
    private const string Bearer = "Bearer ";

    public static void MapAlarmSources(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder sources = routes.MapGroup("/api/alarm-sources").WithTags("Alarm sources");

        sources.MapGet("/", List).RequirePermission(Permissions.AlarmRead);
        sources.MapPut("/", Put).RequirePermission(Permissions.CredentialWrite);
        sources.MapDelete("/{id:guid}", Delete).RequirePermission(Permissions.CredentialWrite);
        routes.MapPost("/api/alarm-in/{id:guid}", Take).WithTags("Alarm sources").AllowAnonymous();
    }

    private static async Task<Ok<Wire.AlarmSource[]>> List(Caller caller, IAlarmSourceStore store, CancellationToken cancellationToken) =>
        TypedResults.Ok<Wire.AlarmSource[]>([.. (await store.List(caller.Scope, cancellationToken)).Select(ToWire)]);

    private static async Task<Results<Ok<Wire.AlarmSourceSaved>, ProblemHttpResult>> Put(
        AlarmSourceChange change, Caller caller, IAlarmSourceStore store, IAlarmIntake intake, CancellationToken cancellationToken)
    {
        AlarmSourceDraft draft = ToPorts(change.Draft);
        if (intake.Check(draft) is { } refused) return Problems.Field(refused.Field, refused.Refusal);

        string? token = change.Id is null || change.NewToken ? Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(TokenOctets)) : null;
        ChangeOutcome<AlarmSource> put = await store.Put(
            caller.Actor, caller.Scope, change.Id, draft, token is null ? null : Hash(token), change.Revision, cancellationToken);
        return put.Verdict is ChangeVerdict.Done
            ? TypedResults.Ok(new Wire.AlarmSourceSaved(ToWire(put.Value!), token))
            : Problems.Of(put, $"Alarm source '{draft.Name}' of unit {draft.UnitId}");
    }

    private static async Task<Results<NoContent, ProblemHttpResult>> Delete(
        Guid id, long revision, Caller caller, IAlarmSourceStore store, CancellationToken cancellationToken)
    {
        ChangeOutcome<AlarmSource> gone = await store.Delete(caller.Actor, caller.Scope, id, revision, cancellationToken);
        return gone.Verdict is ChangeVerdict.Done ? TypedResults.NoContent() : Problems.Of(gone, $"Alarm source {id}");
    }

    /// <summary>A program has no session: the token of the source is its right, and it reaches the objects of the source's unit alone.</summary>
    private static async Task<Results<Accepted<AlarmIntakeAnswer>, ProblemHttpResult>> Take(
        Guid id, HttpRequest request, IAlarmSourceStore store, IAlarmIntake intake, CancellationToken cancellationToken)
    {
        string given = request.Headers.Authorization.ToString();
        if (!given.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)) return Problems.Of(401, "token-required", "Send the token of the source as 'Authorization: Bearer'.");

        // Nothing is read of somebody who has no right to be heard.
        if (await store.FindByToken(id, Hash(given[Bearer.Length..].Trim()), cancellationToken) is not { } source)
            return Problems.Of(401, "token-unknown", "The source does not exist, is switched off, or has another token.");
        if (await Read(request, cancellationToken) is not { } document)
            return Problems.Of(413, "document-too-long", $"A document has at most {DocumentOctetsMax} octets.");

        AlarmIntakeAnswer answer = await intake.Take(source, document, AddressOf(request), cancellationToken);
        return answer switch
        {
            { Refusal: { } refusal, IsTooMuch: true } => Problems.Of(429, refusal.Code, refusal.Text),
            { Refusal: { } refusal } => Problems.Field("document", refusal),
            _ => TypedResults.Accepted((string?)null, answer),
        };
    }

    private static byte[] Hash(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));

    /// <summary>A listener for both families sees version 4 wrapped in version 6; a true address of version 6 stays as it is.</summary>
    private static string AddressOf(HttpRequest request) => request.HttpContext.Connection.RemoteIpAddress switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } wrapped => wrapped.MapToIPv4().ToString(),
        { } address => address.ToString(),
    };

    /// <summary>Null when it is too long.</summary>
    private static async Task<byte[]?> Read(HttpRequest request, CancellationToken cancellationToken)
    {
        if (request.ContentLength > DocumentOctetsMax) return null;

        byte[] buffer = new byte[DocumentOctetsMax + 1];
        int octets = await request.Body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, cancellationToken);
        return octets > DocumentOctetsMax ? null : buffer[..octets];
    }

    private static AlarmSourceDraft ToPorts(Wire.AlarmSourceDraft draft) => new(
        draft.UnitId, draft.Name.Trim(), draft.Kind, draft.Enabled,
        new()
        {
            Items = draft.Mapping.Items.Trim(), Subject = draft.Mapping.Subject.Trim(), Title = draft.Mapping.Title.Trim(), Detail = draft.Mapping.Detail.Trim(),
            Severity = draft.Mapping.Severity.Trim(), Severities = draft.Mapping.Severities.ToImmutableDictionary(word => word.Key.ToLowerInvariant(), word => word.Value),
            SeverityOtherwise = draft.Mapping.SeverityOtherwise, Status = draft.Mapping.Status.Trim(), Ended = [.. draft.Mapping.Ended.Select(word => word.ToLowerInvariant())],
            Instance = draft.Mapping.Instance.Trim(), EndsAfter = draft.Mapping.EndsAfterSeconds is { } seconds ? TimeSpan.FromSeconds(Math.Clamp(seconds, 0, int.MaxValue)) : null,
        });

    private static Wire.AlarmSource ToWire(AlarmSource source) => new(
        source.Id, source.Place.Unit, source.Name, source.Kind, source.Enabled,
        new(
            source.Mapping.Items, source.Mapping.Subject, source.Mapping.Title, source.Mapping.Detail, source.Mapping.Severity, source.Mapping.Severities,
            source.Mapping.SeverityOtherwise, source.Mapping.Status, source.Mapping.Ended, source.Mapping.Instance, source.Mapping.EndsAfter?.TotalSeconds),
        source.ChangedBy, source.ChangedAt, source.Revision);
}
