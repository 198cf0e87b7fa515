using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using PrisonOps.Ports;
using PrisonOps.Ports.Audit;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Units;
using PrisonOps.Web.Access;
using PrisonOps.Web.Feed;

namespace PrisonOps.Web.People;

/// <summary>
/// Everything that is done to an account, for the administration screens, the first start and the demo estate alike. Each change is audited,
/// and what takes a right away ends the sessions that stand on it at once.
/// </summary>
public sealed class Accounts
{
    private const int DisplayNameLengthMax = 64;
    private readonly IUserStore<Account> store;
    private readonly ILookupNormalizer normalizer;
    private readonly PasswordChecks passwords;
    private readonly IPeopleStore people;
    private readonly IAccountDirectory directory;
    private readonly IAuditLog audit;
    private readonly Memberships memberships;
    private readonly TimeProvider time;

    internal Accounts(
        IUserStore<Account> store, ILookupNormalizer normalizer, PasswordChecks passwords, IPeopleStore people, IAccountDirectory directory,
        IAuditLog audit, Memberships memberships, TimeProvider time)
    {
        (this.store, this.normalizer, this.passwords, this.people) = (store, normalizer, passwords, people);
        (this.directory, this.audit, this.memberships, this.time) = (directory, audit, memberships, time);
    }

    /// <param name="place">The unit whose administrators make the account.</param>
    /// <param name="password">Null makes one, which must be changed at the first sign-in.</param>
    public async Task<ChangeOutcome<NewAccount>> Create(
        Actor actor, UnitPlace place, string userName, string displayName, string? password, CancellationToken cancellationToken)
    {
        if (UserNames.Refuse(userName) is { } nameRefusal) return ChangeOutcome.Refused<NewAccount>("userName", nameRefusal);
        if (displayName.Length is 0 or > DisplayNameLengthMax)
        {
            return ChangeOutcome.Refused<NewAccount>("displayName", Refusals.Length(displayName.Length, 1, DisplayNameLengthMax));
        }

        PasswordPolicy policy = await people.LoadPasswordPolicy(cancellationToken);
        if (password is not null && PasswordRules.Refuse(policy, password, userName) is { } refusal)
        {
            return ChangeOutcome.Refused<NewAccount>("password", refusal);
        }

        string normalized = normalizer.NormalizeName(userName)!;
        if (await store.FindByNameAsync(normalized, cancellationToken) is not null)
        {
            return ChangeOutcome.Refused<NewAccount>("userName", Refusal.Of("name-taken", "'{given}' is taken.", ("given", userName)));
        }

        DateTimeOffset now = time.GetUtcNow();
        Account account = new()
        {
            Id = Guid.CreateVersion7(now), UserName = userName, NormalizedUserName = normalized, DisplayName = displayName,
            SecurityStamp = NewStamp(), PasswordChangedAt = now, MustChangePassword = password is null, Home = place,
        };
        string first = password ?? PasswordMaker.Make();
        account.PasswordHash = await passwords.Hash(account, first, cancellationToken);
        IdentityResult made = await store.CreateAsync(account, cancellationToken);
        if (!made.Succeeded) return ChangeOutcome.Refused<NewAccount>("userName", Refusal.InWords(Words(made)));

        await Write(actor, place, "account.create", account, null, new { account.UserName, account.DisplayName });
        return ChangeOutcome.Done(new NewAccount(account.Id, first));
    }

    public async Task<ChangeOutcome<Account>> ChangePassword(
        Actor actor, UnitPlace place, Guid accountId, string current, string next, CancellationToken cancellationToken)
    {
        if (await store.FindByIdAsync(accountId.ToString(), cancellationToken) is not { } account) return ChangeOutcome.NotFound<Account>();

        if (await passwords.Verify(account, current, cancellationToken) is not PasswordVerdict.Right)
        {
            await Write(actor, place, "account.password", account, null, null, succeeded: false);
            return ChangeOutcome.Refused<Account>("current", Refusal.Of("password-wrong", "The present password is wrong."));
        }

        PasswordPolicy policy = await people.LoadPasswordPolicy(cancellationToken);
        if (PasswordRules.Refuse(policy, next, account.UserName) is { } refusal) return ChangeOutcome.Refused<Account>("next", refusal);
        if (await WasUsed(account, policy, next, cancellationToken))
        {
            return ChangeOutcome.Refused<Account>("next", Refusal.Of("password-used", "The password is the present one or one of the last {last}.", ("last", policy.HistoryLength)));
        }

        (account.PasswordChangedAt, account.MustChangePassword) = (time.GetUtcNow(), false);
        return await Save(actor, place, "account.password", account, next, cancellationToken);
    }

    /// <summary>Gives a new first password and ends every session of the account.</summary>
    public async Task<ChangeOutcome<string>> ResetPassword(Actor actor, UnitPlace place, Guid accountId, CancellationToken cancellationToken)
    {
        if (await store.FindByIdAsync(accountId.ToString(), cancellationToken) is not { } account) return ChangeOutcome.NotFound<string>();

        string password = PasswordMaker.Make();
        (account.PasswordChangedAt, account.MustChangePassword) = (time.GetUtcNow(), true);
        (account.AccessFailedCount, account.LockoutEnd) = (0, null);
        ChangeOutcome<Account> saved = await Save(actor, place, "account.password-reset", account, password, cancellationToken);
        return saved.Verdict is ChangeVerdict.Done ? ChangeOutcome.Done(password) : new(saved.Verdict, null, saved.Field, saved.Refusal);
    }

    public async Task<ChangeOutcome<Account>> SetDisabled(
        Actor actor, UnitPlace place, Guid accountId, bool disabled, CancellationToken cancellationToken)
    {
        if (await store.FindByIdAsync(accountId.ToString(), cancellationToken) is not { } account) return ChangeOutcome.NotFound<Account>();
        if (disabled && actor.AccountId == accountId) return ChangeOutcome.Refused<Account>("id", Refusal.Of("own-account-disable", "An account cannot disable itself."));

        account.Disabled = disabled;
        return await Save(actor, place, disabled ? "account.disable" : "account.enable", account, null, cancellationToken);
    }

    public async Task<ChangeOutcome<Account>> Unlock(Actor actor, UnitPlace place, Guid accountId, CancellationToken cancellationToken)
    {
        if (await store.FindByIdAsync(accountId.ToString(), cancellationToken) is not { } account) return ChangeOutcome.NotFound<Account>();

        (account.AccessFailedCount, account.LockoutEnd) = (0, null);
        return await Save(actor, place, "account.unlock", account, null, cancellationToken);
    }

    public async Task<ChangeOutcome<Assignment>> Assign(
        Actor actor, UnitScope scope, Guid accountId, string roleCode, int unitId, DateTimeOffset? validTo, CancellationToken cancellationToken)
    {
        ChangeOutcome<Assignment> given = await people.Assign(actor, scope, accountId, roleCode, unitId, validTo, cancellationToken);
        memberships.Forget(accountId);
        return given;
    }

    public async Task<ChangeOutcome<Assignment>> Revoke(Actor actor, UnitScope scope, Guid assignmentId, CancellationToken cancellationToken)
    {
        ChangeOutcome<Assignment> ended = await people.Revoke(actor, scope, assignmentId, cancellationToken);
        if (ended.Value is { } assignment) memberships.Forget(assignment.AccountId);
        return ended;
    }

    private async Task<bool> WasUsed(Account account, PasswordPolicy policy, string next, CancellationToken cancellationToken)
    {
        ImmutableArray<string> before = await directory.ReadPasswordHashes(account.Id, policy.HistoryLength, cancellationToken);
        foreach (string hash in account.PasswordHash is { } present ? before.Add(present) : before)
        {
            if (await passwords.Verify(account, hash, next, cancellationToken) is PasswordVerdict.Right) return true;
        }

        return false;
    }

    /// <summary>A new stamp ends every session that was begun under the old one.</summary>
    private async Task<ChangeOutcome<Account>> Save(
        Actor actor, UnitPlace place, string action, Account account, string? password, CancellationToken cancellationToken)
    {
        if (password is not null) account.PasswordHash = await passwords.Hash(account, password, cancellationToken);
        account.SecurityStamp = NewStamp();
        IdentityResult saved = await store.UpdateAsync(account, cancellationToken);
        if (!saved.Succeeded) return ChangeOutcome.Conflict<Account>(Words(saved));

        memberships.Forget(account.Id);
        await Write(actor, place, action, account, null, new { account.UserName, account.Disabled, account.MustChangePassword, account.LockoutEnd });
        return ChangeOutcome.Done(account);
    }

    private Task Write(Actor actor, UnitPlace place, string action, Account account, object? before, object? after, bool succeeded = true) =>
        audit.Write(
            actor, place, action, account.UserName, before is null ? null : JsonSerializer.Serialize(before, WireJson.Options),
            after is null ? null : JsonSerializer.Serialize(after, WireJson.Options), succeeded, CancellationToken.None);

    private static string NewStamp() => Guid.NewGuid().ToString("N");

    private static string Words(IdentityResult result) => string.Join("; ", result.Errors.Select(error => error.Description));
}
