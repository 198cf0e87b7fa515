using System.Collections.Immutable;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Options;
using PrisonOps.Ports;
using PrisonOps.Ports.Audit;
using PrisonOps.Ports.People;
using PrisonOps.Web.Access;
using PrisonOps.Web.Hosting;
using PrisonOps.Web.Sessions;

namespace PrisonOps.Web.People;

internal static class PeopleEndpoints
{
    public static void MapPeople(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/api/roles", ListRoles).WithTags("People").RequirePermission(Permissions.AccountWrite);
        routes.MapGet("/api/password-policy", GetPolicy).WithTags("People").RequireAnyPermission(Permissions.PolicyWrite, Permissions.AccountWrite);
        routes.MapPut("/api/password-policy", SavePolicy).WithTags("People").RequirePermission(Permissions.PolicyWrite);
        routes.MapDelete("/api/assignments/{id:guid}", Revoke).WithTags("People").RequirePermission(Permissions.AccountWrite);

        RouteGroupBuilder accounts = routes.MapGroup("/api/accounts").WithTags("People");
        accounts.MapGet("/", List).RequirePermission(Permissions.AccountWrite);
        accounts.MapPost("/", Create).RequirePermission(Permissions.AccountWrite);
        accounts.MapPost("/{id:guid}/assignments", Assign).RequirePermission(Permissions.AccountWrite);
        accounts.MapPost("/{id:guid}/password-reset", ResetPassword).RequirePermission(Permissions.AccountWrite);
        accounts.MapPost("/{id:guid}/disable", Disable).RequirePermission(Permissions.AccountWrite);
        accounts.MapPost("/{id:guid}/enable", Enable).RequirePermission(Permissions.AccountWrite);
        accounts.MapPost("/{id:guid}/unlock", Unlock).RequirePermission(Permissions.AccountWrite);
        accounts.MapPost("/{id:guid}/machine-token", IssueToken).RequirePermission(Permissions.AccountWrite);
    }

    private static async Task<Ok<Wire.Role[]>> ListRoles(IPeopleStore people, CancellationToken cancellationToken) =>
        TypedResults.Ok<Wire.Role[]>([.. (await people.ListRoles(cancellationToken)).Select(role => new Wire.Role(
            role.Code, role.Class, role.Tiers, role.Permissions, role.NameZh, role.NameEn))]);

    private static async Task<Results<Ok<Wire.Page<Wire.AccountRow>>, ProblemHttpResult>> List(
        string? text, string? after, int? size, Caller caller, IPeopleStore people, CancellationToken cancellationToken)
    {
        if (QueryText.Size(size, out int rows) is { } sizeRefusal) return sizeRefusal;
        if (QueryText.TooLong("text", text) is { } textRefusal) return textRefusal;

        return TypedResults.Ok((await people.ListAccounts(caller.Scope, QueryText.NullIfEmpty(text), after, rows, cancellationToken)).ToWire(PeopleWire.Row));
    }

    private static async Task<Results<Created<CreatedAccount>, ProblemHttpResult>> Create(
        AccountDraft draft, Caller caller, Accounts accounts, IAccountDirectory directory, CancellationToken cancellationToken)
    {
        ChangeOutcome<NewAccount> made = await accounts.Create(
            caller.Actor, PeopleReach.Place(caller), draft.UserName, draft.DisplayName, null, cancellationToken);
        if (made.Verdict is not ChangeVerdict.Done) return Problems.Of(made, $"Account {draft.UserName}");

        AccountListItem item = await directory.FindInScope(caller.Scope, made.Value!.Id, cancellationToken)
            ?? throw new InvalidOperationException($"Account {made.Value.Id} was made here and is not in the scope of who made it.");
        return TypedResults.Created($"/api/accounts/{item.Id}", new CreatedAccount(PeopleWire.Row(item), made.Value.Password));
    }

    private static async Task<Results<Created<Wire.Assignment>, ProblemHttpResult>> Assign(
        Guid id, AssignmentDraft draft, Caller caller, Accounts accounts, PeopleReach reach, TimeProvider time, CancellationToken cancellationToken)
    {
        if (await reach.Find(caller, id, cancellationToken) is not { } account) return Problems.NotFound(Name(id));
        if (draft.ValidTo is { } end && end <= time.GetUtcNow()) return Problems.Field("validTo", Refusals.Passed(end));
        if (account.Id == caller.Member.AccountId) return Problems.Of(403, "own-account", "Nobody gives roles to the own account.");

        ChangeOutcome<Assignment> given = await accounts.Assign(
            caller.Actor, caller.Scope, account.Id, draft.RoleCode, draft.UnitId, draft.ValidTo?.ToUniversalTime(), cancellationToken);
        return given.Verdict is ChangeVerdict.Done
            ? TypedResults.Created($"/api/assignments/{given.Value!.Id}", PeopleWire.Assignment(given.Value))
            : Problems.Of(given, $"Unit {draft.UnitId}");
    }

    private static async Task<Results<Ok<Wire.Assignment>, ProblemHttpResult>> Revoke(
        Guid id, Caller caller, Accounts accounts, CancellationToken cancellationToken)
    {
        ChangeOutcome<Assignment> ended = await accounts.Revoke(caller.Actor, caller.Scope, id, cancellationToken);
        return ended.Verdict is ChangeVerdict.Done ? TypedResults.Ok(PeopleWire.Assignment(ended.Value!)) : Problems.Of(ended, $"Assignment {id}");
    }

    private static async Task<Results<Ok<FirstPassword>, ProblemHttpResult>> ResetPassword(
        Guid id, Caller caller, Accounts accounts, PeopleReach reach, CancellationToken cancellationToken)
    {
        if (await reach.Find(caller, id, cancellationToken) is not { } account) return Problems.NotFound(Name(id));
        if (!await reach.Rules(caller, account, cancellationToken)) return PeopleReach.Above(account);

        ChangeOutcome<string> reset = await accounts.ResetPassword(caller.Actor, PeopleReach.Place(account, caller), id, cancellationToken);
        return reset.Verdict is ChangeVerdict.Done ? TypedResults.Ok(new FirstPassword(reset.Value!)) : Problems.Of(reset, Name(id));
    }

    private static Task<Results<NoContent, ProblemHttpResult>> Disable(
        Guid id, Caller caller, Accounts accounts, PeopleReach reach, CancellationToken cancellationToken) =>
        Change(id, caller, reach, (place, stop) => accounts.SetDisabled(caller.Actor, place, id, disabled: true, stop), cancellationToken);

    private static Task<Results<NoContent, ProblemHttpResult>> Enable(
        Guid id, Caller caller, Accounts accounts, PeopleReach reach, CancellationToken cancellationToken) =>
        Change(id, caller, reach, (place, stop) => accounts.SetDisabled(caller.Actor, place, id, disabled: false, stop), cancellationToken);

    private static Task<Results<NoContent, ProblemHttpResult>> Unlock(
        Guid id, Caller caller, Accounts accounts, PeopleReach reach, CancellationToken cancellationToken) =>
        Change(id, caller, reach, (place, stop) => accounts.Unlock(caller.Actor, place, id, stop), cancellationToken);

    private static async Task<Results<NoContent, ProblemHttpResult>> Change(
        Guid id, Caller caller, PeopleReach reach, Func<Ports.Units.UnitPlace, CancellationToken, Task<ChangeOutcome<Account>>> act,
        CancellationToken cancellationToken)
    {
        if (await reach.Find(caller, id, cancellationToken) is not { } account) return Problems.NotFound(Name(id));
        if (!await reach.Rules(caller, account, cancellationToken)) return PeopleReach.Above(account);

        ChangeOutcome<Account> changed = await act(PeopleReach.Place(account, caller), cancellationToken);
        return changed.Verdict is ChangeVerdict.Done ? TypedResults.NoContent() : Problems.Of(changed, Name(id));
    }

    /// <summary>A token for a wall. It ends with the account's security stamp: reset the password to take it back.</summary>
    private static async Task<Results<Ok<IssuedToken>, ProblemHttpResult>> IssueToken(
        Guid id, Caller caller, PeopleReach reach, Memberships memberships, MachineTokens tokens, IAuditLog audit, IOptions<WebOptions> options,
        TimeProvider time, CancellationToken cancellationToken)
    {
        if (await reach.Find(caller, id, cancellationToken) is not { } account) return Problems.NotFound(Name(id));
        if (!await reach.Rules(caller, account, cancellationToken)) return PeopleReach.Above(account);
        if (await memberships.Load(id, cancellationToken) is not { IsMachine: true, Disabled: false } member)
        {
            return Problems.Of(409, "not-a-machine", $"Account {account.UserName} holds roles of persons, or none, or is disabled; a token is for machine roles only.");
        }

        DateTimeOffset endsAt = time.GetUtcNow() + options.Value.MachineSessionMax;
        await audit.Write(
            caller.Actor, PeopleReach.Place(account, caller), "account.machine-token", account.UserName, null, null, succeeded: true, cancellationToken);
        return TypedResults.Ok(new IssuedToken(tokens.Seal(member, endsAt), endsAt));
    }

    private static async Task<Ok<Wire.PasswordPolicy>> GetPolicy(IPeopleStore people, CancellationToken cancellationToken) =>
        TypedResults.Ok(PeopleWire.Policy(await people.LoadPasswordPolicy(cancellationToken)));

    private static async Task<Results<Ok<Wire.PasswordPolicy>, ProblemHttpResult>> SavePolicy(
        Wire.PasswordPolicy policy, Caller caller, IPeopleStore people, CancellationToken cancellationToken)
    {
        // One policy for the whole installation: only who rules the whole of it may change it.
        if (!caller.Scope.All) return Problems.Of(AccessRefusal.OutOfReach(Permissions.PolicyWrite));
        if (policy.AgeMaxDays is < 1 or > 366) return Problems.Field("ageMaxDays", Refusals.Range(policy.AgeMaxDays, 1, 366));

        ChangeOutcome<PasswordPolicy> saved = await people.SavePasswordPolicy(
            caller.Actor, new(policy.LengthMin, policy.ClassesMin, TimeSpan.FromDays(policy.AgeMaxDays), policy.HistoryLength), cancellationToken);
        return saved.Verdict is ChangeVerdict.Done ? TypedResults.Ok(PeopleWire.Policy(saved.Value!)) : Problems.Of(saved, "The password policy");
    }

    private static string Name(Guid id) => $"Account {id}";
}
