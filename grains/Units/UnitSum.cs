using System.Collections.Immutable;
using PrisonOps.Analyzers.Units;
using PrisonOps.GrainInterfaces.Alarms;
using PrisonOps.GrainInterfaces.Units;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;

namespace PrisonOps.Grains.Units;

/// <summary>The last summary of each child of a unit, and what they add up to. Own members come from rosters, those below from child units.</summary>
internal sealed class UnitSum(UnitOptions options, HealthOptions health, DateTimeOffset beganAt)
{
    private readonly Dictionary<string, Child> children = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> placeOfSystem = options.SystemOrder.Index().ToDictionary(system => system.Item, system => system.Index);
    private UnitRow own = null!;
    private ImmutableArray<UnitRow> childUnits = [];

    public DateTimeOffset BeganAt => beganAt;

    public ImmutableArray<string> Children => [.. children.Keys];

    /// <summary>Whether every child has been heard in this life.</summary>
    public bool IsComplete => children.Values.All(child => child.Report is not null);

    /// <summary>A roster that is not in the list but has reported stays: the list may be older than the roster.</summary>
    public void Expect(UnitRow unit, ImmutableArray<UnitRow> below, ImmutableArray<RosterKey> rosters)
    {
        (own, childUnits) = (unit, below);
        string[] expected = [UnitChildren.Board(unit.Id), .. rosters.Select(UnitChildren.Roster), .. below.Select(row => UnitChildren.Unit(row.Id))];
        foreach (string child in expected) children.TryAdd(child, new());

        foreach ((string child, Child known) in children)
        {
            bool isGone = UnitChildren.UnitOf(child) is not null || known.Report is null;
            if (isGone && !expected.Contains(child)) children.Remove(child);
        }
    }

    /// <summary>True when the sum may have changed. An older report of the same child is ignored.</summary>
    public bool Take(UnitChildReport report, DateTimeOffset now)
    {
        if (!children.TryGetValue(report.Child, out Child? child))
        {
            // Only a roster can be younger than the tree as it was read; a unit that moved away reports here no more.
            if (UnitChildren.RosterOf(report.Child) is null) return false;
            children[report.Child] = child = new();
        }

        if (child.Report is { } before && (report.Epoch, report.Revision).CompareTo((before.Epoch, before.Revision)) < 0) return false;

        bool wasOverdue = IsOverdue(child, now);
        bool changed = child.Report is null || wasOverdue || !UnitStatuses.SameFigures(child.Report.Summary, report.Summary);
        (child.Report, child.HeardAt) = (report, now);
        return changed;
    }

    public ImmutableArray<string> Overdue(DateTimeOffset now) =>
        [.. children.Where(child => IsOverdue(child.Value, now)).Select(child => child.Key).Order(StringComparer.Ordinal)];

    public UnitStatus StatusAt(DateTimeOffset now, long epoch, long revision)
    {
        UnitSummary summary = SummaryAt(now);
        return new(own.Id, own.Place, own.Tier, summary, HealthOf(summary.Systems), Overdue(now), epoch, revision, now);
    }

    /// <summary>The direct child units as they told of themselves last; one that was never heard has nothing to show but that.</summary>
    public IEnumerable<UnitStatus> ChildStatuses(DateTimeOffset now)
    {
        foreach (UnitRow row in childUnits)
        {
            string name = UnitChildren.Unit(row.Id);
            Child child = children[name];
            UnitSummary summary = child.Report?.Summary ?? new([], default, null, 0, 1, now);
            yield return new(
                row.Id, row.Place, row.Tier, summary, HealthOf(summary.Systems), IsOverdue(child, now) ? [name] : [],
                child.Report?.Epoch ?? 0, child.Report?.Revision ?? 0, child.Report is null ? now : child.HeardAt);
        }
    }

    private UnitSummary SummaryAt(DateTimeOffset now)
    {
        var ownSystems = new List<SystemSummary>();
        var systemsBelow = new List<SystemSummary>();
        var healths = new List<ChildHealth>();
        AlarmCounts alarms = default;
        int reporting = 0, expected = 0;
        DateTimeOffset oldest = now;

        foreach ((string name, Child child) in children)
        {
            bool isUnit = UnitChildren.UnitOf(name) is not null;
            bool isOverdue = IsOverdue(child, now);

            // A child unit stands for itself and for everything below it; a roster or board only for itself.
            expected += 1 + (isUnit ? child.Report?.Summary.ChildrenExpected ?? 0 : 0);
            if (child.Report is not { } report) continue;

            if (!isOverdue) reporting += 1 + (isUnit ? report.Summary.ChildrenReporting : 0);
            alarms = SystemSums.Add(alarms, report.Summary.Alarms);
            if (report.Summary.OldestAt < oldest) oldest = report.Summary.OldestAt;
            (isUnit ? systemsBelow : ownSystems).AddRange(report.Summary.Systems);
            if (isUnit) healths.Add(new(report.Summary.Systems.Sum(system => system.WeightSum), report.Summary.Health));
        }

        ImmutableArray<SystemSummary> ownSums = SystemSums.Merge(ownSystems, health);
        return new(
            InOrder(SystemSums.Merge(ownSums.Concat(systemsBelow), health)), alarms,
            HealthFormula.Unit(ownSums.Select(SystemSums.TallyOf), healths, health), reporting, expected, oldest);
    }

    private ImmutableArray<SystemHealth> HealthOf(ImmutableArray<SystemSummary> systems) =>
        [.. systems.Select(system => new SystemHealth(system.System, HealthFormula.System(SystemSums.TallyOf(system), health)))];

    private ImmutableArray<SystemSummary> InOrder(ImmutableArray<SystemSummary> systems) =>
        [.. systems.OrderBy(system => placeOfSystem.GetValueOrDefault(system.System, int.MaxValue))];

    private bool IsOverdue(Child child, DateTimeOffset now) => child.Report is null
        ? now >= beganAt + options.FirstSumWithin
        : now - child.HeardAt > options.OverdueAfter;

    private sealed class Child
    {
        public UnitChildReport? Report { get; set; }

        public DateTimeOffset HeardAt { get; set; }
    }
}
