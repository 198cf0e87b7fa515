using System.Collections.Immutable;

namespace PrisonOps.Ports.Notices;

/// <summary>Everything that waits on one lane of which something is due.</summary>
/// <param name="RecentAt">When the person was disturbed within the last hour, oldest first, by whatever channel but the bell.</param>
public sealed record LaneItems(NoticeLane Lane, ImmutableArray<GatheredAlarm> Items, ImmutableArray<DateTimeOffset> RecentAt);
