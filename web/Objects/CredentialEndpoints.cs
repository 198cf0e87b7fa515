using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using PrisonOps.Ports;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.People;
using PrisonOps.Web.Access;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Objects;

/// <summary>Named sets of credentials. Secrets go in and never come out.</summary>
internal static class CredentialEndpoints
{
    private static readonly string[] Kinds = ["snmp-community", "snmp-community-v1", "snmp-v3", "user-password", "http-basic", "http-bearer", "http-login"];

    public static void MapCredentials(this IEndpointRouteBuilder routes)
    {
        RouteGroupBuilder credentials = routes.MapGroup("/api/credentials").WithTags("Credentials");

        credentials.MapGet("/", List).RequireAnyPermission(Permissions.CredentialWrite, Permissions.ObjectWrite);
        credentials.MapPost("/", Create).RequirePermission(Permissions.CredentialWrite);
        credentials.MapPut("/{id:guid}", Replace).RequirePermission(Permissions.CredentialWrite);
    }

    private static async Task<Ok<Wire.CredentialSet[]>> List(Caller caller, IObjectStore objects, CancellationToken cancellationToken)
    {
        ImmutableArray<CredentialSetRow> rows = await objects.ListCredentialSets(caller.Scope, cancellationToken);
        return TypedResults.Ok<Wire.CredentialSet[]>([.. rows.Select(ObjectWire.Credentials)]);
    }

    private static async Task<Results<Created<Wire.CredentialSet>, ProblemHttpResult>> Create(
        Wire.CredentialDraft draft, Caller caller, IObjectStore objects, CancellationToken cancellationToken)
    {
        if (Refuse(draft) is { } refusal) return refusal;

        ChangeOutcome<CredentialSetRow> made = await Seal(null, draft, caller, objects, cancellationToken);
        return made.Verdict is ChangeVerdict.Done
            ? TypedResults.Created($"/api/credentials/{made.Value!.Id}", ObjectWire.Credentials(made.Value))
            : Problems.Of(made, $"Unit {draft.UnitId}");
    }

    private static async Task<Results<Ok<Wire.CredentialSet>, ProblemHttpResult>> Replace(
        Guid id, Wire.CredentialDraft draft, Caller caller, IObjectStore objects, CancellationToken cancellationToken)
    {
        if (Refuse(draft) is { } refusal) return refusal;

        ChangeOutcome<CredentialSetRow> made = await Seal(id, draft, caller, objects, cancellationToken);
        return made.Verdict is ChangeVerdict.Done ? TypedResults.Ok(ObjectWire.Credentials(made.Value!)) : Problems.Of(made, $"Credential set {id}");
    }

    private static Task<ChangeOutcome<CredentialSetRow>> Seal(
        Guid? id, Wire.CredentialDraft draft, Caller caller, IObjectStore objects, CancellationToken cancellationToken) =>
        objects.SealCredentials(
            caller.Actor, caller.Scope, id, draft.UnitId, draft.Name,
            new(
                draft.Kind, draft.Community, draft.UserName, draft.Password, draft.AuthProtocol, draft.AuthPassword, draft.PrivProtocol,
                draft.PrivPassword, draft.ContextName),
            cancellationToken);

    private static ProblemHttpResult? Refuse(Wire.CredentialDraft draft) => draft.Kind switch
    {
        "snmp-community" or "snmp-community-v1" when string.IsNullOrEmpty(draft.Community) => Problems.Field("community", Refusals.Length(0, 1, 255)),
        "snmp-v3" when string.IsNullOrEmpty(draft.UserName) => Problems.Field("userName", Refusals.Length(0, 1, 32)),
        "user-password" or "http-basic" or "http-login" when string.IsNullOrEmpty(draft.UserName) => Problems.Field("userName", Refusals.Length(0, 1, 255)),
        "http-bearer" when string.IsNullOrEmpty(draft.Password) => Problems.Field("password", Refusals.Length(0, 1, 4_096)),
        _ when !Kinds.Contains(draft.Kind) => Problems.Field("kind", Refusals.OneOf(draft.Kind, Kinds)),
        _ => null,
    };
}
