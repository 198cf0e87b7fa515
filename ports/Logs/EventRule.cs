using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Logs;

/// <summary>One row of the mapping from messages to alarms.</summary>
/// <param name="Code">Of the standard pack, or the id of a person's rule.</param>
/// <param name="Place">The unit where it is in force, with all below; null: everywhere.</param>
/// <param name="AlarmType">The type of the alarm, <see cref="Custom"/> for the rules of people.</param>
/// <param name="Label">Names the alarm in its instance; empty where the type says it all.</param>
/// <param name="InstanceVariable">Dotted name: the value of the first variable at or below it tells one alarm of the type from another.</param>
/// <param name="EndsAfter">The alarm ends by itself so long after the last message; null: a message or a person ends it.</param>
public sealed record EventRule(
    string Code, UnitPlace? Place, EventMatch Match, EventEffect Effect, string AlarmType, string Label, AlarmSeverity Severity,
    string? InstanceVariable, TimeSpan? EndsAfter, string NameZh, string NameEn)
{
    /// <summary>The types of pushed alarms all begin so; the board knows by it whose they are.</summary>
    public const string TypePrefix = "event.";

    public const string Custom = "event.custom";
}
