using PrisonOps.Ports.Alarms;

namespace PrisonOps.Analyzers.Alarms;

/// <summary>Open alarms that people are meant to see, by severity, and how many of them nobody has acknowledged, counted as rows come and go.</summary>
public sealed class AlarmTally
{
    private const int Severities = (int)AlarmSeverity.Indeterminate + 1;
    private readonly int[] open = new int[Severities];
    private readonly int[] unacknowledged = new int[Severities];

    public int Open(AlarmSeverity severity) => open[(int)severity];

    public int Unacknowledged(AlarmSeverity severity) => unacknowledged[(int)severity];

    internal void Count(AlarmRow row, int by)
    {
        if (!AlarmStates.IsActive(row.State)) return;

        open[(int)row.Severity] += by;
        if (row.State == AlarmState.Unacknowledged) unacknowledged[(int)row.Severity] += by;
    }
}
