using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.AspNetCore.Identity;
using PrisonOps.Ports;
using PrisonOps.Ports.Outbox;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Web.Host;

/// <summary>Accounts, roles and assignments in memory, with the rules that the web relies on.</summary>
internal sealed class PeopleDouble(TimeProvider time, OutboxDouble outbox) : IPeopleStore, IAccountDirectory, IUserStore<Account>
{
    private readonly Lock gate = new();
    private readonly Dictionary<Guid, Account> accounts = [];
    private readonly List<Assignment> assignments = [];
    private readonly ConcurrentDictionary<Guid, ImmutableArray<string>> hashes = new();

    public PasswordPolicy Policy { get; set; } = PasswordPolicy.Default;

    public Task<ImmutableArray<RoleRow>> ListRoles(CancellationToken cancellationToken) => Task.FromResult(Estate.Roles);

    public Task<ImmutableArray<Assignment>> LoadAssignments(Guid accountId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult<ImmutableArray<Assignment>>(
                [.. assignments.Where(given => given.AccountId == accountId && given.ValidFrom <= at && (given.ValidTo is null || given.ValidTo > at))]);
        }
    }

    public Task<Page<AccountListItem>> ListAccounts(UnitScope scope, string? text, string? after, int pageSize, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            ImmutableArray<AccountListItem> rows = [.. accounts.Values.Select(Item).Where(item => IsIn(scope, item)
                && (text is null || item.UserName.Contains(text, StringComparison.OrdinalIgnoreCase))).OrderBy(item => item.UserName, StringComparer.Ordinal)];
            return Task.FromResult(new Page<AccountListItem>(rows, null, rows.Length, true));
        }
    }

    public Task<AccountListItem?> FindInScope(UnitScope scope, Guid accountId, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            AccountListItem? item = accounts.TryGetValue(accountId, out Account? account) ? Item(account) : null;
            return Task.FromResult(item is not null && IsIn(scope, item) ? item : null);
        }
    }

    public Task<ImmutableArray<string>> ReadPasswordHashes(Guid accountId, int atMost, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<string>>([.. hashes.GetValueOrDefault(accountId, []).Reverse().Take(atMost)]);

    public Task<ChangeOutcome<Assignment>> Assign(
        Actor actor, UnitScope scope, Guid accountId, string roleCode, int unitId, DateTimeOffset? validTo, CancellationToken cancellationToken)
    {
        UnitRow? unit = Estate.Units.FirstOrDefault(row => row.Id == unitId);
        if (unit is null || !scope.Covers(unit.Place)) return Task.FromResult(ChangeOutcome.NotFound<Assignment>());
        if (Estate.Roles.All(role => role.Code != roleCode)) return Task.FromResult(ChangeOutcome.Refused<Assignment>("roleCode", Refusals.OneOf(roleCode, Estate.Roles.Select(role => role.Code))));

        return Task.FromResult(ChangeOutcome.Done(Give(accountId, roleCode, unit, validTo, actor.Name)));
    }

    public Assignment Give(Guid accountId, string roleCode, UnitRow unit, DateTimeOffset? validTo = null, string by = "test")
    {
        Assignment given = new(Guid.NewGuid(), accountId, roleCode, unit.Place, unit.Tier, time.GetUtcNow(), validTo, by);
        lock (gate) assignments.Add(given);
        return given;
    }

    public Task<ChangeOutcome<Assignment>> Revoke(Actor actor, UnitScope scope, Guid assignmentId, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            int index = assignments.FindIndex(given => given.Id == assignmentId && scope.Covers(given.Place));
            if (index < 0) return Task.FromResult(ChangeOutcome.NotFound<Assignment>());

            Assignment ended = assignments[index] with { ValidTo = time.GetUtcNow() };
            assignments[index] = ended;
            outbox.Commit("session", ended.Place, ended.AccountId.ToString(), "{}", urgent: true);
            return Task.FromResult(ChangeOutcome.Done(ended));
        }
    }

    public Task EndSession(Guid accountId, UnitPlace place, string sessionId, DateTimeOffset endsAt, CancellationToken cancellationToken)
    {
        outbox.Commit("session", place, accountId.ToString(), JsonSerializer.Serialize(new SessionPayload(sessionId, endsAt), OutboxJson.Options), urgent: true);
        return Task.CompletedTask;
    }

    public Task<bool> AnyAccount(CancellationToken cancellationToken)
    {
        lock (gate) return Task.FromResult(accounts.Count > 0);
    }

    public Task<PasswordPolicy> LoadPasswordPolicy(CancellationToken cancellationToken) => Task.FromResult(Policy);

    public Task<ChangeOutcome<PasswordPolicy>> SavePasswordPolicy(Actor actor, PasswordPolicy policy, CancellationToken cancellationToken)
    {
        if (policy.LengthMin is < 8 or > 64) return Task.FromResult(ChangeOutcome.Refused<PasswordPolicy>("lengthMin", Refusals.Range(policy.LengthMin, 8, 64)));

        Policy = policy;
        return Task.FromResult(ChangeOutcome.Done(policy));
    }

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            user.Revision = 1;
            accounts[user.Id] = Copy(user);
            return Task.FromResult(IdentityResult.Success);
        }
    }

    public Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            Account kept = accounts[user.Id];
            if (kept.Revision != user.Revision) return Task.FromResult(IdentityResult.Failed(new IdentityError { Code = "ConcurrencyFailure", Description = "changed meanwhile" }));
            if (kept.PasswordHash != user.PasswordHash) hashes.AddOrUpdate(user.Id, [kept.PasswordHash!], (_, before) => before.Add(kept.PasswordHash!));

            user.Revision++;
            accounts[user.Id] = Copy(user);
            if (kept.SecurityStamp != user.SecurityStamp) outbox.Commit("session", user.Home, user.Id.ToString(), "{}", urgent: true);
            return Task.FromResult(IdentityResult.Success);
        }
    }

    public Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken)
    {
        lock (gate) return Task.FromResult(accounts.TryGetValue(Guid.Parse(userId), out Account? account) ? Copy(account) : null);
    }

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return Task.FromResult(accounts.Values.FirstOrDefault(account => account.NormalizedUserName == normalizedUserName) is { } account ? Copy(account) : null);
        }
    }

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) => throw new NotSupportedException("Accounts are disabled, never deleted.");

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.UserName);

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => Task.FromResult(user.UserName = userName!);

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.NormalizedUserName);

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) => Task.FromResult(user.NormalizedUserName = normalizedName!);

    public void Dispose()
    {
    }

    private AccountListItem Item(Account account) => new(
        account.Id, account.UserName, account.DisplayName, account.Disabled, account.LockoutEnd, account.PasswordChangedAt,
        [.. assignments.Where(given => given.AccountId == account.Id)], account.Revision);

    private static bool IsIn(UnitScope scope, AccountListItem item) =>
        item.Assignments.IsEmpty ? scope.All : item.Assignments.Any(given => scope.Covers(given.Place));

    private static Account Copy(Account from) => new()
    {
        Id = from.Id, UserName = from.UserName, NormalizedUserName = from.NormalizedUserName, DisplayName = from.DisplayName,
        PasswordHash = from.PasswordHash, SecurityStamp = from.SecurityStamp, PasswordChangedAt = from.PasswordChangedAt,
        MustChangePassword = from.MustChangePassword, AccessFailedCount = from.AccessFailedCount, LockoutEnd = from.LockoutEnd,
        LockoutEnabled = from.LockoutEnabled, Disabled = from.Disabled, Revision = from.Revision,
    };
}
