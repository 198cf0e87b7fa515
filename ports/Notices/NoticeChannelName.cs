using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Notices;

/// <summary>A channel as whoever may use it sees it.</summary>
public sealed record NoticeChannelName(Guid Id, UnitPlace Place, string Name, NoticeChannelKind Kind, bool Enabled);
