using System.Collections.Concurrent;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using PrisonOps.Ports.People;
using PrisonOps.Web.Hosting;
using PrisonOps.Web.People;

namespace PrisonOps.Web.Sessions;

/// <summary>
/// Checks a user name and a password. Unknown name, wrong password and disabled account get the same answer after the same work; names that
/// do not exist are locked like those that do, so that nobody can tell them apart.
/// </summary>
internal sealed class SignIn(
    IUserStore<Account> accounts, ILookupNormalizer normalizer, PasswordChecks passwords, UnknownNames unknown, IOptions<WebOptions> options,
    TimeProvider time)
{
    private const int AttemptsToSave = 5;

    public async Task<SignInOutcome> Try(string userName, string password, CancellationToken cancellationToken)
    {
        string name = normalizer.NormalizeName(userName.Trim()) ?? "";
        DateTimeOffset now = time.GetUtcNow();
        Account? account = await accounts.FindByNameAsync(name, cancellationToken);
        if (account is null)
        {
            if (unknown.LockedUntil(name) is { } end) return SignInOutcome.LockedOut(end);

            return await passwords.Burn(password, cancellationToken) is PasswordVerdict.Busy
                ? SignInOutcome.Busy
                : unknown.Fail(name) is { } until ? SignInOutcome.LockedOut(until) : SignInOutcome.Refused;
        }

        if (IsLocked(account, now)) return SignInOutcome.LockedOut(account.LockoutEnd!.Value);

        switch (await passwords.Verify(account, password, cancellationToken))
        {
            case PasswordVerdict.Busy:
                return SignInOutcome.Busy;
            case PasswordVerdict.Right when !account.Disabled:
                await Save(account, static (changed, _) => (changed.AccessFailedCount, changed.LockoutEnd) = (0, null), cancellationToken);
                return SignInOutcome.Done(account);
            default:
                Account failed = await Save(account, Fail, cancellationToken);
                return IsLocked(failed, now) ? SignInOutcome.LockedOut(failed.LockoutEnd!.Value) : SignInOutcome.Refused;
        }
    }

    private static bool IsLocked(Account account, DateTimeOffset now) => account.LockoutEnabled && account.LockoutEnd > now;

    private static void Fail(Account account, (WebOptions Options, DateTimeOffset Now) at)
    {
        account.AccessFailedCount++;
        if (account.AccessFailedCount < at.Options.FailuresUntilLockout) return;

        (account.AccessFailedCount, account.LockoutEnd) = (0, at.Now + at.Options.Lockout);
    }

    /// <summary>Guesses run in parallel, and each of them must count: a lost race is tried again on the newer row.</summary>
    private async Task<Account> Save(Account account, Action<Account, (WebOptions, DateTimeOffset)> change, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            (int Failures, DateTimeOffset? End) before = (account.AccessFailedCount, account.LockoutEnd);
            change(account, (options.Value, time.GetUtcNow()));
            if ((account.AccessFailedCount, account.LockoutEnd) == before) return account;
            if ((await accounts.UpdateAsync(account, cancellationToken)).Succeeded) return account;
            if (attempt == AttemptsToSave || await accounts.FindByIdAsync(account.Id.ToString(), cancellationToken) is not { } newer) return account;

            account = newer;
        }
    }
}
