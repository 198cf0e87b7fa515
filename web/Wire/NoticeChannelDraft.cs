using PrisonOps.Ports.Notices;

namespace PrisonOps.Web.Wire;

/// <param name="Secret">Null keeps the one that is there, empty removes it.</param>
public sealed record NoticeChannelDraft(int UnitId, string Name, NoticeChannelKind Kind, bool Enabled, bool Pictures, NoticeChannelSettings Settings, string? Secret);
