using PrisonOps.Ports.Notices;

namespace PrisonOps.Ports.Outbox;

/// <summary>The payload of topic "notice"; the key is the account under whose bell it is, or no more when it was read.</summary>
public sealed record NoticePayload(NoticeRow Notice);
