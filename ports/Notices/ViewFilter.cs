using System.Collections.Immutable;
using PrisonOps.Ports.Alarms;

namespace PrisonOps.Ports.Notices;

/// <summary>What the address of the alarm console chooses. An empty list is everything.</summary>
/// <param name="States">Never empty: the console shows what is to be done unless something else is chosen.</param>
/// <param name="Ages">How old an alarm is: from, and less than; the end is null for the oldest.</param>
public sealed record ViewFilter(
    ImmutableArray<AlarmSeverity> Severities, ImmutableArray<string> Systems, ImmutableArray<string> Types, ImmutableArray<AlarmState> States,
    ImmutableArray<(TimeSpan From, TimeSpan? Until)> Ages, bool? Acknowledged, int? UnitId, string Text);
