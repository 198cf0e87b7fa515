using PrisonOps.Ports.Units;

namespace PrisonOps.Web.Wire;

public sealed record UnitStatus(
    int UnitId, UnitTier Tier, double? Health, IReadOnlyList<SystemStatus> Systems, SeverityCounts Open, SeverityCounts Unacknowledged,
    int ChildrenReporting, int ChildrenExpected, IReadOnlyList<string> OverdueChildren, DateTimeOffset At, DateTimeOffset OldestAt);
