using System.Collections.Immutable;
using PrisonOps.GrainInterfaces.Units;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;
using PrisonOps.Tests.Grains.Estate;

namespace PrisonOps.Tests.Grains.Units;

public sealed class UnitTests
{
    private static readonly Quantity Busy = new("cpu.load", "", 0.90, "ratio", QuantityKind.Gauge);
    private static readonly Quantity Overloaded = new("cpu.load", "", 0.99, "ratio", QuantityKind.Gauge);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Clause", "8.3.11.1-a.4")]
    [Trait("Clause", "8.3.11.1-a.5")]
    [Trait("Clause", "8.3.11.1-a.6")]
    public async Task Health_by_region_by_system_and_by_prison_equals_a_tree_counted_by_hand()
    {
        await using var estate = new EstateGrid();

        // Prison 4. network: core normal (3 x 100), warning (70): 370 / 4 = 92.5. compute: core fault (3 x 20), normal (100): 160 / 4 = 40, cap 20 + 40 = 60.
        // Unit: (4 x 92.5 + 4 x 40) / 8 = 66.25; worst important child: compute 40 + 40 = 80. So 66.25.
        ObjectConfiguration coreSwitch = estate.AddDevice(4, "network.switch", Criticality.Core);
        ObjectConfiguration busySwitch = estate.AddDevice(4, "network.switch");
        ObjectConfiguration faultyServer = estate.AddDevice(4, "compute.server", Criticality.Core);
        ObjectConfiguration server = estate.AddDevice(4, "compute.server");
        estate.Devices.Answer(busySwitch.Id, Busy);
        estate.Devices.Answer(faultyServer.Id, Overloaded);

        // Prison 5. security: core unreachable (0), 5 normal cameras' worth of devices: 500 / 8 = 62.5, cap 0 + 40 = 40. Unit: 40, cap 80. So 40.
        ObjectConfiguration recorder = estate.AddDevice(5, "security.recorder", Criticality.Core);
        estate.Devices.Fail(recorder.Id, DevicePollOutcome.Timeout);
        for (int i = 0; i < 5; i++) estate.AddDevice(5, "security.door");

        // Province 2 has one core router of its own: network 100. Unit: (3 x 100 + 8 x 66.25 + 8 x 40) / 19, worst child 40 + 40 = 80.
        ObjectConfiguration router = estate.AddDevice(2, "network.router", Criticality.Core);

        // Prison 6 has one thing in maintenance, which is not judged. Province 3 has nothing else: no health, and it does not weigh.
        ObjectConfiguration maintained = estate.AddDevice(6, "network.switch");
        estate.Rows.Change(maintained.Id, configuration => configuration with { MaintenanceUntil = TimeProvider.System.GetUtcNow().AddHours(1) });

        await estate.StartAsync(cancellationToken: Cancel);

        const double Prison4 = 66.25, Prison5 = 40, Province2 = ((3 * 100) + (8 * Prison4) + (8 * Prison5)) / 19;
        UnitStatus prison4 = await estate.UntilUnit(4, status => Near(status.Summary.Health, Prison4));
        UnitStatus prison5 = await estate.UntilUnit(5, status => Near(status.Summary.Health, Prison5));
        UnitStatus prison6 = await estate.UntilUnit(6, status => status.Summary.Systems is [{ Maintenance: 1 }]);
        UnitStatus province2 = await estate.UntilUnit(2, status => Near(status.Summary.Health, Province2));
        UnitStatus province3 = await estate.UntilUnit(3, status => status.Summary.Systems is [{ Maintenance: 1 }]);
        UnitStatus ministry = await estate.UntilUnit(1, status => Near(status.Summary.Health, Province2) && status.Summary.Systems.Length == 3);

        Assert.Equal([("network", 92.5), ("compute", 40.0)], prison4.Systems.Select(system => (system.System, system.Health!.Value)));
        Assert.Equal([("security", 40.0)], prison5.Systems.Select(system => (system.System, system.Health!.Value)));
        Assert.Null(prison6.Summary.Health);
        Assert.Null(province3.Summary.Health);

        // network over the province: router 3 x 100, prison 4's 370 of 4: 670 / 7.
        Assert.Equal(670.0 / 7, province2.Systems.Single(system => system.System == "network").Health!.Value, 9);
        Assert.Equal(["network", "compute", "security"], ministry.Systems.Select(system => system.System));

        // Drill-down: what pulls the ministry down, worst first, with its unit and reason.
        HealthCause worst = ministry.Summary.Systems.Single(system => system.System == "security").Causes[0];
        Assert.Equal((recorder.Id, 5, ObjectState.Unreachable, "device.unreachable"), (worst.ObjectId, worst.UnitId, worst.State, worst.Reason));
        Assert.Equal(
            [(faultyServer.Id, ObjectState.Fault)],
            province2.Summary.Systems.Single(system => system.System == "compute").Causes.Select(cause => (cause.ObjectId, cause.State)));
        Assert.Equal(12, ministry.Summary.Systems.Sum(Members));
        Assert.True(ministry.Summary.ChildrenReporting == ministry.Summary.ChildrenExpected, $"{ministry.Summary.ChildrenReporting} of {ministry.Summary.ChildrenExpected}");
        _ = (coreSwitch, server, router);
    }

    [Fact]
    public async Task A_ranked_list_of_the_child_units_comes_with_the_unit()
    {
        await using var estate = new EstateGrid();
        estate.Devices.Fail(estate.AddDevice(5, "network.switch", Criticality.Core).Id, DevicePollOutcome.Timeout);
        estate.AddDevice(4, "network.switch", Criticality.Core);
        await estate.StartAsync(cancellationToken: Cancel);
        await estate.UntilUnit(2, status => status.Summary.Systems is [{ Normal: 1, Unreachable: 1 }]);

        ImmutableArray<UnitStatus> all = await estate.Unit(2).GetChildren();

        Assert.Equal([2, 4, 5], all.Select(status => status.UnitId));
        Assert.Equal([5, 4], all.Skip(1).OrderBy(status => status.Summary.Health).Select(status => status.UnitId));
        Assert.Equal(UnitTier.Prison, all[1].Tier);
    }

    [Fact]
    public async Task A_child_that_is_overdue_makes_the_sum_partial_and_its_last_word_stays()
    {
        await using var estate = new EstateGrid();
        await estate.StartAsync(cancellationToken: Cancel);
        UnitStatus whole = await estate.UntilUnit(4, status => status.OverdueChildren.IsEmpty && status.Summary.ChildrenReporting == 1);

        // A roster that was there once and is not heard again: its key has no objects, so nobody starts it anew but the question.
        UnitSummary summary = new([new("network", 7, 0, 0, 0, 0, 0, 7, 7, 700, 100, [])], default, null, 1, 1, TimeProvider.System.GetUtcNow());
        await estate.Unit(4).Report(new("roster:4/Tcp/zero", 10, 1, summary));
        Assert.Equal(2, (await estate.Unit(4).GetStatus()).Summary.ChildrenReporting);

        // On a busy machine the board may be late as well for a moment; it comes back, the roster does not.
        UnitStatus partial = await estate.UntilUnit(4, status => status.OverdueChildren is ["roster:4/Tcp/zero"]);
        Assert.Equal((1, 2), (partial.Summary.ChildrenReporting, partial.Summary.ChildrenExpected));
        Assert.Equal(7, partial.Summary.Systems[0].Normal);
        Assert.True(whole.Revision < partial.Revision);
    }

    [Fact]
    public async Task An_older_report_of_a_child_is_ignored()
    {
        await using var estate = new EstateGrid();
        await estate.StartAsync(cancellationToken: Cancel);
        await estate.UntilUnit(6, status => status.OverdueChildren.IsEmpty);

        await estate.Unit(6).Report(new("roster:6/Tcp/0", 10, 5, Summary(normal: 5)));
        await estate.Unit(6).Report(new("roster:6/Tcp/0", 10, 4, Summary(normal: 4)));
        await estate.Unit(6).Report(new("roster:6/Tcp/0", 9, 99, Summary(normal: 99)));
        Assert.Equal(5, (await estate.Unit(6).GetStatus()).Summary.Systems[0].Normal);

        await estate.Unit(6).Report(new("roster:6/Tcp/0", 11, 1, Summary(normal: 1)));
        Assert.Equal(1, (await estate.Unit(6).GetStatus()).Summary.Systems[0].Normal);
    }

    [Fact]
    public async Task An_observer_hears_each_change_and_nothing_when_nothing_changed()
    {
        await using var estate = new EstateGrid();
        ObjectConfiguration device = estate.AddDevice(4);
        await estate.StartAsync(cancellationToken: Cancel);
        await estate.UntilUnit(1, status => status.Summary.Systems is [{ Normal: 1 }] && status.Summary.ChildrenReporting == status.Summary.ChildrenExpected);
        var heard = new HeardStatuses(estate.Pulse);
        await estate.Unit(1).Observe(estate.Grains.CreateObjectReference<IUnitObserver>(heard));

        estate.Devices.Fail(device.Id, DevicePollOutcome.Timeout);

        await estate.Until(() => heard.Statuses.LastOrDefault() is { Summary: { Systems: [{ Unreachable: 1 }], Alarms.Major: 1 } }, () => $"heard {heard.Statuses.Count}");
        UnitStatus[] statuses = [.. heard.Statuses];
        Assert.True(statuses.Zip(statuses.Skip(1)).All(pair => pair.First.Revision < pair.Second.Revision), "revisions grow");
        int polls = estate.Devices.PollsOf(device.Id);
        await estate.Until(() => estate.Devices.PollsOf(device.Id) > polls + 15);
        Assert.True(heard.Statuses.Count - statuses.Length <= 1, string.Join('\n', heard.Statuses.Select(status => $"{status} {status.Summary} {string.Join(' ', status.Summary.Systems)}")));
    }

    private static UnitSummary Summary(int normal) =>
        new([new("network", normal, 0, 0, 0, 0, 0, normal, normal, normal * 100, 100, [])], default, null, 1, 1, TimeProvider.System.GetUtcNow());

    private static bool Near(double? health, double expected) => health is { } known && Math.Abs(known - expected) < 1e-9;

    private static int Members(SystemSummary system) =>
        system.Normal + system.Warning + system.Fault + system.Unreachable + system.Maintenance + system.Unknown;
}
