using PrisonOps.Ports.Outbox;
using PrisonOps.Web.Access;

namespace PrisonOps.Web.Feed;

/// <summary>Outbox topic "session": a role, an assignment, a password or an account ended somewhere. The key is the account.</summary>
internal sealed class SessionListener(Memberships memberships) : IOutboxListener
{
    public string OutboxTopic => "session";

    public void Hear(IReadOnlyList<OutboxEvent> events)
    {
        foreach (OutboxEvent heard in events)
        {
            if (Guid.TryParse(heard.Key, out Guid accountId)) memberships.Forget(accountId);
        }
    }
}
