using PrisonOps.Ports.Alarms;

namespace PrisonOps.Analyzers.Alarms;

/// <summary>Open alarms by severity, and how many of them nobody has acknowledged, counted as rows come and go.</summary>
public sealed class AlarmTally
{
    private const int Severities = (int)AlarmSeverity.Indeterminate + 1;
    private readonly int[] open = new int[Severities];
    private readonly int[] unacknowledged = new int[Severities];

    public int Open(AlarmSeverity severity) => open[(int)severity];

    public int Unacknowledged(AlarmSeverity severity) => unacknowledged[(int)severity];

    internal void Count(AlarmRow row, int by)
    {
        open[(int)row.Severity] += by;
        if (row.AcknowledgedAt is null) unacknowledged[(int)row.Severity] += by;
    }
}
