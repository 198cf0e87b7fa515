using PrisonOps.GrainInterfaces.Alarms;
using PrisonOps.GrainInterfaces.Units;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Objects;
using PrisonOps.Tests.Grains.Estate;

namespace PrisonOps.Tests.Grains.Adversity;

/// <summary>Counts rows anew and compares them with what the roll-ups say.</summary>
internal static class Recount
{
    /// <summary>Whether the sum of the whole tree is what the rows are.</summary>
    public static bool Equals(EstateGrid estate, UnitStatus ministry)
    {
        AlarmCounts alarms = ministry.Summary.Alarms;
        return alarms == CountsOf(estate)
            && States(estate, ObjectState.Normal) == ministry.Summary.Systems.Sum(system => system.Normal)
            && States(estate, ObjectState.Warning) == ministry.Summary.Systems.Sum(system => system.Warning)
            && States(estate, ObjectState.Fault) == ministry.Summary.Systems.Sum(system => system.Fault)
            && States(estate, ObjectState.Unreachable) == ministry.Summary.Systems.Sum(system => system.Unreachable)
            && States(estate, ObjectState.Unknown) == ministry.Summary.Systems.Sum(system => system.Unknown);
    }

    /// <summary>Null when each alarm opened and ended in turn; else the first that was doubled or ended twice.</summary>
    public static string? FirstDoubled(EstateGrid estate)
    {
        foreach (var life in estate.Alarms.History.GroupBy(change => (change.Alarm.ObjectId, change.Alarm.Type, change.Alarm.Instance)))
        {
            bool isOpen = false;
            foreach (AlarmChange change in life)
            {
                bool opens = change.Kind is AlarmEventKind.Opened or AlarmEventKind.Reopened;
                bool ends = change.Kind is AlarmEventKind.Cleared;
                if ((opens && isOpen) || (ends && !isOpen)) return $"{life.Key}: {string.Join(' ', life.Select(one => one.Kind))}";
                isOpen = opens || (isOpen && !ends);
            }
        }

        return null;
    }

    private static AlarmCounts CountsOf(EstateGrid estate)
    {
        ILookup<AlarmSeverity, AlarmRow> open = estate.Alarms.Open.ToLookup(row => row.Severity);
        return new(
            All(AlarmSeverity.Critical), All(AlarmSeverity.Major), All(AlarmSeverity.Minor), All(AlarmSeverity.Warning), All(AlarmSeverity.Indeterminate),
            New(AlarmSeverity.Critical), New(AlarmSeverity.Major), New(AlarmSeverity.Minor), New(AlarmSeverity.Warning), New(AlarmSeverity.Indeterminate));

        int All(AlarmSeverity severity) => open[severity].Count();

        int New(AlarmSeverity severity) => open[severity].Count(row => row.AcknowledgedAt is null);
    }

    private static int States(EstateGrid estate, ObjectState state) => estate.Rows.States.Count(row => row.State == state);
}
