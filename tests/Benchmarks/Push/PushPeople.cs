using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;
using PrisonOps.Ports;
using PrisonOps.Ports.People;
using PrisonOps.Ports.Units;

namespace PrisonOps.Benchmarks.Push;

/// <summary>One watcher a prison.</summary>
internal sealed class PushPeople : IPeopleStore, IUserStore<Account>
{
    private readonly ConcurrentDictionary<Guid, Account> accounts = new();
    private readonly ConcurrentDictionary<Guid, Assignment> assignments = new();

    public static RoleRow Watcher { get; } = new(
        "liaison-group", RoleClass.Manager, [UnitTier.Ministry, UnitTier.Province, UnitTier.Prison], [Permissions.AlarmRead], "联络组", "Liaison group");

    public void Give(Guid accountId, UnitRow unit) => assignments[accountId] = new(
        Guid.NewGuid(), accountId, Watcher.Code, unit.Place, unit.Tier, TimeProvider.System.GetUtcNow(), null, "bench");

    public Task<ImmutableArray<RoleRow>> ListRoles(CancellationToken cancellationToken) => Task.FromResult<ImmutableArray<RoleRow>>([Watcher]);

    public Task<ImmutableArray<Assignment>> LoadAssignments(Guid accountId, DateTimeOffset at, CancellationToken cancellationToken) =>
        Task.FromResult<ImmutableArray<Assignment>>(assignments.TryGetValue(accountId, out Assignment? given) ? [given] : []);

    public Task<Page<AccountListItem>> ListAccounts(UnitScope scope, string? text, string? after, int pageSize, CancellationToken cancellationToken) =>
        Task.FromResult(new Page<AccountListItem>([], null, 0, true));

    public Task<ChangeOutcome<Assignment>> Assign(
        Actor actor, UnitScope scope, Guid accountId, string roleCode, int unitId, DateTimeOffset? validTo, CancellationToken cancellationToken) =>
        Task.FromResult(ChangeOutcome.NotFound<Assignment>());

    public Task<ChangeOutcome<Assignment>> Revoke(Actor actor, UnitScope scope, Guid assignmentId, CancellationToken cancellationToken) =>
        Task.FromResult(ChangeOutcome.NotFound<Assignment>());

    public Task EndSession(Guid accountId, UnitPlace place, string sessionId, DateTimeOffset endsAt, CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<bool> AnyAccount(CancellationToken cancellationToken) => Task.FromResult(!accounts.IsEmpty);

    public Task<PasswordPolicy> LoadPasswordPolicy(CancellationToken cancellationToken) => Task.FromResult(PasswordPolicy.Default);

    public Task<ChangeOutcome<PasswordPolicy>> SavePasswordPolicy(Actor actor, PasswordPolicy policy, CancellationToken cancellationToken) =>
        Task.FromResult(ChangeOutcome.Done(policy));

    public Task<IdentityResult> CreateAsync(Account user, CancellationToken cancellationToken)
    {
        accounts[user.Id] = user;
        return Task.FromResult(IdentityResult.Success);
    }

    public Task<IdentityResult> UpdateAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(IdentityResult.Success);

    public Task<IdentityResult> DeleteAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(IdentityResult.Failed());

    public Task<Account?> FindByIdAsync(string userId, CancellationToken cancellationToken) => Task.FromResult(accounts.GetValueOrDefault(Guid.Parse(userId)));

    public Task<Account?> FindByNameAsync(string normalizedUserName, CancellationToken cancellationToken) =>
        Task.FromResult(accounts.Values.FirstOrDefault(account => account.NormalizedUserName == normalizedUserName));

    public Task<string> GetUserIdAsync(Account user, CancellationToken cancellationToken) => Task.FromResult(user.Id.ToString());

    public Task<string?> GetUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.UserName);

    public Task SetUserNameAsync(Account user, string? userName, CancellationToken cancellationToken) => Task.FromResult(user.UserName = userName!);

    public Task<string?> GetNormalizedUserNameAsync(Account user, CancellationToken cancellationToken) => Task.FromResult<string?>(user.NormalizedUserName);

    public Task SetNormalizedUserNameAsync(Account user, string? normalizedName, CancellationToken cancellationToken) =>
        Task.FromResult(user.NormalizedUserName = normalizedName!);

    public void Dispose()
    {
    }
}
