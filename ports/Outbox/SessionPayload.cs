namespace PrisonOps.Ports.Outbox;

/// <summary>
/// The payload of topic "session"; the key is the account. Without a session, everything that the account holds open is judged again.
/// </summary>
/// <param name="SessionId">The one session that its person ended.</param>
/// <param name="EndsAt">When its ticket could no longer be used anyway, so that nobody has to remember it longer.</param>
public sealed record SessionPayload(string? SessionId = null, DateTimeOffset? EndsAt = null);
