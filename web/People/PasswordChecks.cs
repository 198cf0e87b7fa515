using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Identity;
using PrisonOps.Ports.People;

namespace PrisonOps.Web.People;

/// <summary>
/// A password check costs tens of milliseconds of a core on purpose. Half of the cores may be busy with them and 200 may wait, so that a rush
/// of sign-ins, or an attack, leaves the rest of the product alive.
/// </summary>
internal sealed class PasswordChecks : IDisposable
{
    private const int WaitingMax = 200;
    private static readonly Account Nobody = new();
    private readonly IPasswordHasher<Account> hasher;
    private readonly Lazy<string> nobodysHash;
    private readonly ConcurrencyLimiter limiter = new(new()
    {
        PermitLimit = Math.Max(1, Environment.ProcessorCount / 2),
        QueueLimit = WaitingMax,
        QueueProcessingOrder = QueueProcessingOrder.OldestFirst,
    });

    public PasswordChecks(IPasswordHasher<Account> hasher)
    {
        this.hasher = hasher;
        nobodysHash = new(() => hasher.HashPassword(Nobody, Guid.NewGuid().ToString()));
    }

    public Task<PasswordVerdict> Verify(Account account, string password, CancellationToken cancellationToken) =>
        Verify(account, account.PasswordHash ?? nobodysHash.Value, password, cancellationToken);

    public async Task<PasswordVerdict> Verify(Account account, string hash, string password, CancellationToken cancellationToken)
    {
        using RateLimitLease lease = await limiter.AcquireAsync(1, cancellationToken);
        if (!lease.IsAcquired) return PasswordVerdict.Busy;

        // Off the request's own thread: with the limiter above this is what keeps the pool free for others.
        PasswordVerificationResult result = await Task.Run(() => hasher.VerifyHashedPassword(account, hash, password), cancellationToken);
        return result is PasswordVerificationResult.Failed ? PasswordVerdict.Wrong : PasswordVerdict.Right;
    }

    /// <summary>The same work for a name that does not exist.</summary>
    public Task<PasswordVerdict> Burn(string password, CancellationToken cancellationToken) =>
        Verify(Nobody, nobodysHash.Value, password, cancellationToken);

    public async Task<string> Hash(Account account, string password, CancellationToken cancellationToken)
    {
        using RateLimitLease lease = await limiter.AcquireAsync(1, cancellationToken);
        return await Task.Run(() => hasher.HashPassword(account, password), cancellationToken);
    }

    public void Dispose() => limiter.Dispose();
}
