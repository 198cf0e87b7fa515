namespace PrisonOps.Ports.Notices;

/// <param name="Secret">A password or the key of signatures; null keeps the one that is there, empty removes it.</param>
public sealed record NoticeChannelDraft(int UnitId, string Name, NoticeChannelKind Kind, bool Enabled, bool Pictures, NoticeChannelSettings Settings, string? Secret);
