using PrisonOps.Ports.Notices;

namespace PrisonOps.Web.Wire;

public sealed record NoticeChannelName(Guid Id, int UnitId, string Name, NoticeChannelKind Kind, bool Enabled);
