using System.Collections.Immutable;
using PrisonOps.Ports.Alarms;

namespace PrisonOps.Analyzers.Alarms.Rules;

/// <summary>What the rules say of one alarm at one moment.</summary>
/// <param name="Redefinition">Null when the alarm keeps the level of its source; else the level is <paramref name="Severity"/>.</param>
/// <param name="Acknowledgement">The rule that acknowledges it.</param>
public readonly record struct AlarmRuling(
    AlarmSeverity Severity, AlarmRedefinition? Redefinition, TimeSpan AnnounceAfter, AlarmSuppression? Suppression, AlarmOutOfService? OutOfService,
    AlarmAcknowledgement? Acknowledgement, TimeSpan ClearAfter, ImmutableArray<AlarmOrder> Orders)
{
    /// <summary>Nothing special: the alarm is as its source says.</summary>
    public static AlarmRuling Of(AlarmSeverity severity) => new(severity, null, TimeSpan.Zero, null, null, null, TimeSpan.Zero, []);
}
