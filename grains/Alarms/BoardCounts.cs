using PrisonOps.Analyzers.Alarms;
using PrisonOps.GrainInterfaces.Alarms;
using PrisonOps.GrainInterfaces.Units;
using PrisonOps.Grains.Turns;
using PrisonOps.Grains.Units;
using PrisonOps.Ports.Alarms;

namespace PrisonOps.Grains.Alarms;

/// <summary>Tells the unit how many alarms are open: gathered on change, and again every minute.</summary>
internal sealed class BoardCounts
{
    private readonly TimeProvider time;
    private readonly LatestMessage<UnitChildReport> toUnit;
    private readonly Gathering gathering;
    private readonly string name;
    private readonly long epoch;
    private AlarmCounts latest;
    private long revision;

    public BoardCounts(IUnitGrain unit, int unitId, ReportingOptions options, TimeProvider time, Action<Exception> failureLog)
    {
        this.time = time;
        name = UnitChildren.Board(unitId);
        epoch = time.GetUtcNow().UtcTicks;
        toUnit = new(unit.Report, failureLog, options, time);
        gathering = new(Send, options.GatherFor, time);
    }

    public static AlarmCounts Of(AlarmTally tally) => new(
        tally.Open(AlarmSeverity.Critical), tally.Open(AlarmSeverity.Major), tally.Open(AlarmSeverity.Minor),
        tally.Open(AlarmSeverity.Warning), tally.Open(AlarmSeverity.Indeterminate),
        tally.Unacknowledged(AlarmSeverity.Critical), tally.Unacknowledged(AlarmSeverity.Major), tally.Unacknowledged(AlarmSeverity.Minor),
        tally.Unacknowledged(AlarmSeverity.Warning), tally.Unacknowledged(AlarmSeverity.Indeterminate));

    public void Changed(AlarmCounts counts)
    {
        latest = counts;
        gathering.Changed();
    }

    public void Repeat(AlarmCounts counts)
    {
        latest = counts;
        gathering.Publish();
    }

    public void Stop()
    {
        gathering.Stop();
        toUnit.Stop();
    }

    private void Send() => toUnit.Send(new(name, epoch, ++revision, new([], latest, null, 1, 1, time.GetUtcNow())));
}
