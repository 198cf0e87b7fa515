using System.Globalization;
using PrisonOps.GrainInterfaces.Alarms;
using PrisonOps.GrainInterfaces.Units;
using PrisonOps.Ports.Units;

namespace PrisonOps.Web.Units;

/// <summary>Units as the browser gets them.</summary>
internal static class UnitWire
{
    public static string Key(int unitId) => unitId.ToString(CultureInfo.InvariantCulture);

    public static Wire.UnitNode Node(UnitRow row, UnitScope scope) =>
        new(row.Id, row.ParentId, row.Tier, row.Code, row.NameZh, row.NameEn, row.Revision, scope.Covers(row.Place));

    public static Wire.UnitStatus Status(UnitStatus status)
    {
        UnitSummary sum = status.Summary;
        Dictionary<string, double?> health = status.Systems.ToDictionary(system => system.System, system => system.Health);
        return new(
            status.UnitId, status.Tier, Rounded(sum.Health), [.. sum.Systems.Select(system => System(system, health.GetValueOrDefault(system.System)))],
            Open(sum.Alarms), Unacknowledged(sum.Alarms), sum.ChildrenReporting, sum.ChildrenExpected, status.OverdueChildren, status.At, sum.OldestAt);
    }

    private static Wire.SystemStatus System(SystemSummary sum, double? health) => new(
        sum.System, Rounded(health), sum.Normal, sum.Warning, sum.Fault, sum.Unreachable, sum.Maintenance, sum.Unknown, sum.Monitored,
        [.. sum.Causes.Select(cause => new Wire.HealthCause(
            cause.ObjectId, cause.UnitId, cause.ClassCode, cause.State, cause.Reason, cause.Criticality))]);

    private static Wire.SeverityCounts Open(AlarmCounts counts) =>
        new(counts.Critical, counts.Major, counts.Minor, counts.Warning, counts.Indeterminate);

    private static Wire.SeverityCounts Unacknowledged(AlarmCounts counts) => new(
        counts.CriticalUnacknowledged, counts.MajorUnacknowledged, counts.MinorUnacknowledged, counts.WarningUnacknowledged,
        counts.IndeterminateUnacknowledged);

    /// <summary>A tenth of a point is more than anybody reads; without the cut every sum would differ in its last digits.</summary>
    private static double? Rounded(double? health) => health is { } value ? Math.Round(value, 1) : null;
}
