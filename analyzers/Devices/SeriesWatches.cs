using System.Collections.Immutable;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Profiles;

namespace PrisonOps.Analyzers.Devices;

/// <summary>Everything of one device that is judged by rules: measured series, and the states of its parts.</summary>
internal sealed class SeriesWatches(DeviceThresholds thresholds)
{
    /// <summary>The number of a state is a series too, and may have thresholds; its grade is another.</summary>
    private readonly Dictionary<(string Quantity, string Instance, bool IsGrade), Slot> slots = [];

    /// <summary>Findings of an earlier life, or of other rules, until the series that they are about is read again.</summary>
    private readonly Dictionary<(string Type, string Instance), Waiting> waiting = [];
    private ImmutableArray<DeviceState> states = [];

    /// <summary>Two series that raise the same alarm for one part are one finding: the worse one, or that of the state, which says more.</summary>
    public IEnumerable<Finding> Findings => slots.Values
        .SelectMany(slot => slot.Watches)
        .Select(watch => watch.Finding)
        .OfType<Finding>()
        .Concat(waiting.Values.Select(one => one.Finding))
        .GroupBy(finding => (finding.Type, finding.Instance))
        .Select(group => group.MinBy(finding => (finding.Severity, finding.Evidence.Expected is null))!);

    /// <summary>Takes up an open finding; one that no rule of today can raise is let go.</summary>
    public void Restore(Finding open)
    {
        if (thresholds.Knows(open.Type)) waiting[(open.Type, open.Instance)] = new(open);
    }

    /// <summary>Goes on under other thresholds: what is open stays open until the new rules say otherwise.</summary>
    public void Under(DeviceThresholds next)
    {
        Finding[] open = [.. Findings];
        thresholds = next;
        slots.Clear();
        waiting.Clear();
        foreach (Finding finding in open) Restore(finding);
    }

    /// <returns>True when a finding came, went or changed.</returns>
    public bool Take(ImmutableArray<Quantity> quantities, ImmutableArray<DeviceState> parts, DateTimeOffset at)
    {
        bool changed = false;
        states = parts;
        foreach (Slot slot in slots.Values) slot.Missing++;
        foreach (Waiting one in waiting.Values) one.Missing++;
        foreach (Quantity quantity in quantities) changed |= Judge(quantity, at);
        foreach (DeviceState part in parts) changed |= Judge(part, at);
        return changed | ForgetGone();
    }

    private bool Judge(Quantity quantity, DateTimeOffset at)
    {
        if (!thresholds.Judges(quantity.Name) || double.IsNaN(quantity.Value)) return false;

        (string, string, bool) key = (quantity.Name, quantity.Instance, false);
        if (!slots.TryGetValue(key, out Slot? slot))
        {
            slots[key] = slot = Watching(
                thresholds.For(quantity.Name, quantity.Instance, quantity.Unit, alarm => states.Any(part => Grades(part, quantity.Instance, alarm))), quantity.Instance);
        }

        slot.Missing = 0;
        bool changed = false;
        foreach (ThresholdWatch watch in slot.Watches) changed |= watch.Take(quantity.Value, at);
        return changed;
    }

    /// <summary>A part that is not there is as one that is no longer read; one of which nothing is known keeps what was found.</summary>
    private bool Judge(DeviceState part, DateTimeOffset at)
    {
        if (part.Alarms is not { } alarms || part.State.Grade == StateGrade.Absent) return false;

        (string, string, bool) key = (part.Quantity, part.Instance, true);
        if (!slots.TryGetValue(key, out Slot? slot))
        {
            bool isBad = part.State.Grade is StateGrade.Warning or StateGrade.Fault;
            if (!isBad && !alarms.Rules.Any(rule => waiting.ContainsKey((rule.Type, part.Instance)))) return false;

            slots[key] = slot = Watching(thresholds.For(alarms, part.Instance), part.Instance);
        }

        slot.Missing = 0;
        if (part.State.Grade == StateGrade.Unknown) return false;

        double grade = part.State.Grade switch
        {
            StateGrade.Fault => StateAlarms.Fault,
            StateGrade.Warning => StateAlarms.Warning,
            _ => StateAlarms.Normal,
        };
        string type = alarms.TypeOf(part.State.Value);
        bool changed = false;
        foreach (ThresholdWatch watch in slot.Watches)
        {
            changed |= watch.Take(watch.Type == type ? grade : StateAlarms.Normal, at, part.State.Text, alarms.Expected);
        }

        return changed;
    }

    /// <summary>"Inlet temperature" grades "Inlet".</summary>
    private static bool Grades(DeviceState part, string instance, string alarm) =>
        part.Alarms is { } alarms && part.State.Grade is not (StateGrade.Absent or StateGrade.Unknown) && alarms.Rules.Any(rule => rule.Type == alarm)
        && (part.Instance == instance || part.Instance.StartsWith($"{instance} ", StringComparison.Ordinal));

    private Slot Watching(ThresholdRule[] rules, string instance)
    {
        ThresholdWatch[] watches = [.. rules.Select(rule => new ThresholdWatch(rule, instance))];
        foreach (ThresholdWatch watch in watches)
        {
            if (waiting.Remove((watch.Type, instance), out Waiting? before)) watch.Restore(before.Finding);
        }

        return new(watches);
    }

    private bool ForgetGone()
    {
        bool changed = false;
        foreach (((string, string, bool) key, Slot slot) in slots)
        {
            if (slot.Missing < DeviceJudgement.GoneAfterAnswers) continue;

            changed |= slot.Watches.Any(watch => watch.Finding is not null);
            slots.Remove(key);
        }

        foreach (((string, string) key, Waiting one) in waiting)
        {
            if (one.Missing >= DeviceJudgement.GoneAfterAnswers) changed |= waiting.Remove(key);
        }

        return changed;
    }

    private sealed class Slot(ThresholdWatch[] watches)
    {
        public ThresholdWatch[] Watches { get; } = watches;

        /// <summary>Answers in a row in which the series was missing.</summary>
        public int Missing { get; set; }
    }

    private sealed class Waiting(Finding finding)
    {
        public Finding Finding { get; } = finding;

        public int Missing { get; set; }
    }
}
