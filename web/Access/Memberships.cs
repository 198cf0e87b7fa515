using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using PrisonOps.Ports.People;

namespace PrisonOps.Web.Access;

/// <summary>
/// Who may do what, kept for a minute per account and forgotten at once when a role, an assignment, a password or a session of it ends.
/// </summary>
internal sealed class Memberships(IServiceScopeFactory services, IPeopleStore people, TimeProvider time)
{
    /// <summary>How long a right that was taken away elsewhere can live on here when the word of it is lost.</summary>
    public static readonly TimeSpan AgeMax = TimeSpan.FromMinutes(1);

    private readonly ConcurrentDictionary<Guid, (Member Member, DateTimeOffset At)> known = new();
    private long forgotten;

    /// <summary>Raised after an account was forgotten: whoever holds something open for it must judge again.</summary>
    public event Action<Guid>? Changed;

    public async ValueTask<Member?> Load(Guid accountId, CancellationToken cancellationToken)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (known.TryGetValue(accountId, out (Member Member, DateTimeOffset At) kept) && now - kept.At < AgeMax) return kept.Member;

        // What is read while something is being forgotten may be older than what was forgotten: it is used once and not kept.
        long before = Interlocked.Read(ref forgotten);
        Member? read = await Read(accountId, now, cancellationToken);
        if (read is null) known.TryRemove(accountId, out _);
        else if (Interlocked.Read(ref forgotten) == before) known[accountId] = (read, now);
        return read;
    }

    public void Forget(Guid accountId)
    {
        Interlocked.Increment(ref forgotten);
        known.TryRemove(accountId, out _);
        Changed?.Invoke(accountId);
    }

    /// <summary>Drops what is too old to be used, so that the memory is bounded by the accounts of the last minute.</summary>
    public void Sweep()
    {
        DateTimeOffset now = time.GetUtcNow();
        foreach ((Guid accountId, (Member Member, DateTimeOffset At) kept) in known)
        {
            if (now - kept.At >= AgeMax) known.TryRemove(accountId, out _);
        }
    }

    private async Task<Member?> Read(Guid accountId, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using AsyncServiceScope scope = services.CreateAsyncScope();
        IUserStore<Account> accounts = scope.ServiceProvider.GetRequiredService<IUserStore<Account>>();
        if (await accounts.FindByIdAsync(accountId.ToString(), cancellationToken) is not { } account) return null;

        PasswordPolicy policy = await people.LoadPasswordPolicy(cancellationToken);
        ImmutableArray<Assignment> assignments = await people.LoadAssignments(accountId, now, cancellationToken);
        Dictionary<string, RoleRow> roles = (await people.ListRoles(cancellationToken)).ToDictionary(role => role.Code);
        ImmutableArray<Grant> grants =
            [.. assignments.Where(given => roles.ContainsKey(given.RoleCode)).Select(given => new Grant(given, roles[given.RoleCode]))];

        // A machine has nobody who could change its password at a wall: its account is renewed by an administrator instead.
        bool machine = !grants.IsEmpty && grants.All(grant => grant.Role.Class is RoleClass.Machine);
        DateTimeOffset expires = machine ? DateTimeOffset.MaxValue : account.PasswordChangedAt + policy.AgeMax;
        bool mustChange = !machine && (account.MustChangePassword || expires <= now);
        return new(
            account.Id, account.UserName, account.DisplayName, account.SecurityStamp, account.Disabled, mustChange, expires, grants);
    }
}
