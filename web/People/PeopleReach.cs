using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Units;
using PrisonOps.Web.Access;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.People;

/// <summary>Which accounts an administrator finds, and which of them the administrator rules.</summary>
internal sealed class PeopleReach(IAccountDirectory directory, TimeProvider time)
{
    public Task<AccountListItem?> Find(Caller caller, Guid accountId, CancellationToken cancellationToken) =>
        directory.FindInScope(caller.Scope, accountId, cancellationToken);

    /// <summary>
    /// An account with an assignment above or beside the administrator is seen, because of what it holds here, but not ruled: the
    /// administrator of one prison must not reset the password of somebody who works in two, nor of the ministry's.
    /// </summary>
    public Task<bool> Rules(Caller caller, AccountListItem account, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        DateTimeOffset now = time.GetUtcNow();
        return Task.FromResult(account.Assignments.All(
            given => caller.Scope.Covers(given.Place) || (given.ValidTo is { } end && end <= now)));
    }

    public static ProblemHttpResult Above(AccountListItem account) => Problems.Of(
        403, "account-elsewhere", $"Account {account.UserName} also holds roles in units that are not yours; their administrator must do this.");

    /// <summary>The unit to which a change of the account belongs in the audit.</summary>
    public static UnitPlace Place(AccountListItem account, Caller caller) =>
        account.Assignments is [var first, ..] ? first.Place : Place(caller);

    /// <summary>The unit for which the caller administers: where an account that the caller makes belongs.</summary>
    public static UnitPlace Place(Caller caller) =>
        caller.Member.Grants.Where(grant => grant.Role.Permissions.Contains(Permissions.AccountWrite)).Select(grant => grant.Assignment)
            .OrderBy(given => given.Tier).Select(given => given.Place).FirstOrDefault(caller.HomePlace);
}
