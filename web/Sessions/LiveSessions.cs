using System.Collections.Concurrent;

namespace PrisonOps.Web.Sessions;

/// <summary>
/// The sessions that this process has seen and when each of them ends. A ticket carries itself, so a session that is not here is taken from
/// its ticket; one that was ended stays here as ended until its ticket could no longer be used.
/// </summary>
internal sealed class LiveSessions(TimeProvider time)
{
    private readonly ConcurrentDictionary<string, SessionTimes> sessions = new();

    /// <summary>Raised when a session was ended, with the account that it belonged to.</summary>
    public event Action<Guid>? Ended;

    /// <summary>False when the session was ended or ran out.</summary>
    public bool Touch(string sessionId, TimeSpan idle, DateTimeOffset endsAt)
    {
        DateTimeOffset now = time.GetUtcNow();
        SessionTimes touched = sessions.AddOrUpdate(
            sessionId,
            static (_, now) => new(now.At + now.Idle, now.EndsAt, false),
            static (_, known, now) => known.IsOver(now.At) ? known : known with { IdleUntil = now.At + now.Idle },
            (At: now, Idle: idle, EndsAt: endsAt));
        return !touched.IsOver(now);
    }

    public bool IsLive(string sessionId) => sessions.TryGetValue(sessionId, out SessionTimes known) && !known.IsOver(time.GetUtcNow());

    public DateTimeOffset ExpiresAt(string sessionId) =>
        sessions.TryGetValue(sessionId, out SessionTimes known) ? known.ExpiresAt : time.GetUtcNow();

    public void End(string sessionId, Guid accountId, DateTimeOffset endsAt)
    {
        sessions[sessionId] = new(DateTimeOffset.MinValue, endsAt, true);
        Ended?.Invoke(accountId);
    }

    /// <summary>Forgets tickets that can no longer be used by anybody.</summary>
    public void Sweep()
    {
        DateTimeOffset now = time.GetUtcNow();
        foreach ((string sessionId, SessionTimes known) in sessions)
        {
            if (known.EndsAt <= now) sessions.TryRemove(sessionId, out _);
        }
    }

    private readonly record struct SessionTimes(DateTimeOffset IdleUntil, DateTimeOffset EndsAt, bool Ended)
    {
        public DateTimeOffset ExpiresAt => IdleUntil < EndsAt ? IdleUntil : EndsAt;

        public bool IsOver(DateTimeOffset at) => Ended || ExpiresAt <= at;
    }
}
