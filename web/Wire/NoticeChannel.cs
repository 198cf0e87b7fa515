using PrisonOps.Ports.Notices;

namespace PrisonOps.Web.Wire;

public sealed record NoticeChannel(
    Guid Id, int UnitId, string Name, NoticeChannelKind Kind, bool Enabled, bool Pictures, NoticeChannelSettings Settings, bool HasSecret, string ChangedBy,
    DateTimeOffset ChangedAt, long Revision);
