using System.Text.Json;
using PrisonOps.Ports.Outbox;
using PrisonOps.Web.Access;
using PrisonOps.Web.Sessions;

namespace PrisonOps.Web.Feed;

/// <summary>Outbox topic "session": a role, an assignment, a password, an account or one session ended in some process. The key is the account.</summary>
internal sealed class SessionListener(Memberships memberships, LiveSessions sessions) : IOutboxListener
{
    public string OutboxTopic => "session";

    public void HearAhead(IReadOnlyList<OutboxEvent> events) => Hear(events);

    public void Hear(IReadOnlyList<OutboxEvent> events)
    {
        foreach (OutboxEvent heard in events)
        {
            if (!Guid.TryParse(heard.Key, out Guid accountId)) continue;

            SessionPayload what = JsonSerializer.Deserialize<SessionPayload>(heard.Payload, OutboxJson.Options)!;
            if (what is { SessionId: { } sessionId, EndsAt: { } endsAt }) sessions.End(sessionId, accountId, endsAt);
            else memberships.Forget(accountId);
        }
    }
}
