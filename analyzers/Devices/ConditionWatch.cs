using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Devices;

namespace PrisonOps.Analyzers.Devices;

/// <summary>A yes-or-no condition: confirmed by K bad answers in a row, over at the first good one, which is proof.</summary>
internal sealed class ConditionWatch(string type, string instance)
{
    private int badInRow;
    private DateTimeOffset since;

    public Finding? Finding { get; private set; }

    public void Restore(Finding open) => Finding = open;

    public bool Bad(DateTimeOffset at, int hits, AlarmSeverity severity, string detail)
    {
        if (badInRow == 0) since = at;
        badInRow = Math.Min(badInRow + 1, ThresholdRule.WindowMax);
        if (badInRow < hits || Finding is not null) return false;

        Finding = new(type, instance, severity, since, FindingEvidence.None with { Hits = badInRow, Window = hits, Detail = detail });
        return true;
    }

    public bool Good()
    {
        bool ended = Finding is not null;
        badInRow = 0;
        Finding = null;
        return ended;
    }
}
