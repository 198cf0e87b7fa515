using System.Collections.Immutable;

namespace PrisonOps.Ports.Notices;

/// <param name="States">Empty for all.</param>
public sealed record NoticeFilter(int? UnitId, ImmutableArray<NoticeState> States, Guid? ChannelId, Guid? AlarmId);
