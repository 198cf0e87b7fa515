using PrisonOps.GrainInterfaces.Units;

namespace PrisonOps.Grains.Units;

internal static class UnitStatuses
{
    /// <summary>Whether two statuses show the same, whenever they were made: nothing is sent when nothing changed.</summary>
    public static bool SameFigures(UnitStatus one, UnitStatus other) =>
        one.UnitId == other.UnitId && one.Place == other.Place && one.Tier == other.Tier
        && SameFigures(one.Summary, other.Summary)
        && one.OverdueChildren.AsSpan().SequenceEqual(other.OverdueChildren.AsSpan());

    public static bool SameFigures(UnitSummary one, UnitSummary other) =>
        one.Alarms == other.Alarms && one.Health == other.Health
        && one.ChildrenReporting == other.ChildrenReporting && one.ChildrenExpected == other.ChildrenExpected
        && one.Systems.Length == other.Systems.Length
        && one.Systems.Zip(other.Systems).All(pair => SameFigures(pair.First, pair.Second));

    private static bool SameFigures(SystemSummary one, SystemSummary other) =>
        one with { Causes = default } == other with { Causes = default } && one.Causes.AsSpan().SequenceEqual(other.Causes.AsSpan());
}
