using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using PrisonOps.Web.Hosting;

namespace PrisonOps.Web.Sessions;

/// <summary>Failed sign-ins of names that do not exist, at most 10,000 of them; beyond that the oldest are forgotten.</summary>
internal sealed class UnknownNames(IOptions<WebOptions> options, TimeProvider time)
{
    private const int NamesMax = 10_000;
    private readonly ConcurrentDictionary<string, (int Failures, DateTimeOffset? LockedUntil, DateTimeOffset At)> names = new();

    public DateTimeOffset? LockedUntil(string name) =>
        names.TryGetValue(name, out var known) && known.LockedUntil > time.GetUtcNow() ? known.LockedUntil : null;

    /// <summary>The end of the lock when this failure locks the name.</summary>
    public DateTimeOffset? Fail(string name)
    {
        DateTimeOffset now = time.GetUtcNow();
        if (names.Count >= NamesMax) Forget(now);
        var failed = names.AddOrUpdate(
            name,
            static (_, limits) => Next(0, limits),
            static (_, known, limits) => Next(known.Failures, limits),
            (Limits: options.Value, Now: now));
        return failed.LockedUntil;
    }

    private static (int Failures, DateTimeOffset? LockedUntil, DateTimeOffset At) Next(int failures, (WebOptions Limits, DateTimeOffset Now) at) =>
        failures + 1 >= at.Limits.FailuresUntilLockout ? (0, at.Now + at.Limits.Lockout, at.Now) : (failures + 1, null, at.Now);

    private void Forget(DateTimeOffset now)
    {
        foreach (string name in names.Where(known => known.Value.LockedUntil is null || known.Value.LockedUntil <= now)
            .OrderBy(known => known.Value.At).Take(NamesMax / 10).Select(known => known.Key).ToArray())
        {
            names.TryRemove(name, out _);
        }

        if (names.Count >= NamesMax) names.Clear();
    }
}
