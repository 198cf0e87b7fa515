using System.Collections.Immutable;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Analyzers.Objects;

/// <summary>The only place where findings become the one state of an object (clause 8.1.2 b).</summary>
public static class ObjectStateRules
{
    /// <param name="unreachableType">The type of finding that says that the object cannot be had at all; it outweighs every other.</param>
    /// <param name="judged">Whether the object has been judged in this life; before, what is not known stays unknown.</param>
    public static ObjectVerdict Decide(
        ImmutableArray<Finding> findings, string? unreachableType, bool judged, DateTimeOffset? maintenanceUntil, DateTimeOffset now)
    {
        Finding? worst = findings
            .OrderByDescending(finding => finding.Type == unreachableType)
            .ThenBy(finding => finding.Severity)
            .ThenBy(finding => finding.Since)
            .FirstOrDefault();

        if (maintenanceUntil > now) return new(ObjectState.Maintenance, worst?.Type);
        if (!judged) return new(ObjectState.Unknown, null);

        return worst switch
        {
            null => new(ObjectState.Normal, null),
            _ when worst.Type == unreachableType => new(ObjectState.Unreachable, worst.Type),
            { Severity: AlarmSeverity.Critical or AlarmSeverity.Major } => new(ObjectState.Fault, worst.Type),
            _ => new(ObjectState.Warning, worst.Type),
        };
    }
}
