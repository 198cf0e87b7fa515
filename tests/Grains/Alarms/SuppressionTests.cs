using System.Collections.Immutable;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;
using PrisonOps.Tests.Grains.Estate;

namespace PrisonOps.Tests.Grains.Alarms;

/// <summary>Suppression by topology through the real actors: devices, rosters, boards of several units, and the actor that knows the relations.</summary>
public sealed class SuppressionTests : IAsyncLifetime
{
    private const int Prison = 4, Province = 2;

    private readonly EstateGrid estate = new()
    {
        Boards = new()
        {
            RetryAfter = TimeSpan.FromMilliseconds(20), RetryAfterMax = TimeSpan.FromMilliseconds(200), ReadAgainEvery = TimeSpan.FromMilliseconds(300),
            LookEvery = TimeSpan.FromMilliseconds(100), ReadRulesEvery = TimeSpan.FromMilliseconds(100),
            UpstreamHold = TimeSpan.FromSeconds(8), UpstreamHoldCritical = TimeSpan.FromSeconds(8), FlapSlot = TimeSpan.Zero,
        },
    };

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => estate.DisposeAsync();

    [Fact]
    public async Task One_parent_with_children_in_two_units_is_one_announced_alarm_and_none_when_it_returns()
    {
        ObjectConfiguration parent = estate.AddDevice(Province);
        ImmutableArray<ObjectConfiguration> children = [.. Enumerable.Range(0, 40).Select(index => estate.AddDevice(index % 2 == 0 ? Prison : 6))];
        estate.Topology.Edges = [.. children.Select(child => new StackEdge(child.Id, RelationType.ConnectedTo, parent.Id))];
        await estate.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        await estate.Until(() => estate.Rows.States.Count(state => state.State == ObjectState.Normal) == 41);

        DateTimeOffset lost = TimeProvider.System.GetUtcNow();
        foreach (ObjectConfiguration one in (ObjectConfiguration[])[.. children, parent]) estate.Devices.Fail(one.Id, DevicePollOutcome.Timeout);
        await estate.Until(() => estate.Alarms.Open.Count(row => row.Life.Upstream?.CauseId == parent.Id) == 40 && Announced.Length == 1);

        AlarmChange announced = Assert.Single(Announced);
        Assert.Equal((parent.Id, 40), (announced.Alarm.ObjectId, estate.Alarms.Open.Single(row => row.ObjectId == parent.Id).Life.Affected));
        Assert.True(announced.At - lost < TimeSpan.FromSeconds(10), $"announced after {announced.At - lost}");
        Assert.All(estate.Alarms.Open.Where(row => row.ObjectId != parent.Id), row => Assert.Equal(AlarmState.Suppressed, row.State));

        foreach (ObjectConfiguration one in (ObjectConfiguration[])[parent, .. children]) estate.Devices.Answer(one.Id);
        await estate.Until(() => estate.Alarms.Open.IsEmpty);
        Assert.Single(Announced);
    }

    [Fact]
    public async Task Marks_outlive_the_process_and_are_judged_again_and_a_child_that_stays_down_is_announced_after_its_parent()
    {
        ObjectConfiguration parent = estate.AddDevice(Province), child = estate.AddDevice(), gone = estate.AddDevice();
        estate.Topology.Edges = [new(child.Id, RelationType.ConnectedTo, parent.Id), new(gone.Id, RelationType.ConnectedTo, parent.Id)];
        await estate.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        foreach (Guid id in (Guid[])[child.Id, gone.Id, parent.Id]) estate.Devices.Fail(id, DevicePollOutcome.Timeout);
        await estate.Until(() => estate.Alarms.Open.Count(row => row.State == AlarmState.Suppressed) == 2 && Announced.Length == 1);

        await estate.RestartAsync(TestContext.Current.CancellationToken);
        await estate.UntilState(parent.Id, ObjectState.Unreachable);
        Assert.Equal(2, estate.Alarms.Open.Count(row => row.State == AlarmState.Suppressed));

        estate.Devices.Answer(parent.Id);
        estate.Devices.Answer(child.Id);
        await estate.Until(() => Announced.Length == 2);

        Assert.Equal([parent.Id, gone.Id], Announced.Select(change => change.Alarm.ObjectId));
        AlarmRow left = Assert.Single(estate.Alarms.Open);
        Assert.Equal((gone.Id, AlarmState.Unacknowledged, null), (left.ObjectId, left.State, left.Life.Upstream));
    }

    [Fact]
    public async Task A_relation_that_comes_or_goes_is_in_force_soon()
    {
        ObjectConfiguration parent = estate.AddDevice(), child = estate.AddDevice();
        await estate.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        foreach (Guid id in (Guid[])[child.Id, parent.Id]) estate.Devices.Fail(id, DevicePollOutcome.Timeout);
        await estate.Until(() => Announced.Length == 2);

        estate.Topology.Edges = [new(child.Id, RelationType.HostedBy, parent.Id)];
        await estate.Until(() => estate.Alarms.Open.Single(row => row.ObjectId == child.Id).State == AlarmState.Suppressed);

        estate.Topology.Edges = [];
        await estate.Until(() => estate.Alarms.Open.Single(row => row.ObjectId == child.Id).State == AlarmState.Unacknowledged);
        Assert.Equal(2, Announced.Length);
    }

    /// <summary>What people would hear of: openings that nothing holds back, and what was held and is told now.</summary>
    private ImmutableArray<AlarmChange> Announced =>
    [
        .. estate.Alarms.History.Where(change =>
            change.Kind == AlarmEventKind.Announced || (change.Kind is AlarmEventKind.Opened or AlarmEventKind.Reopened && change.Alarm.Life.HeldUntil is null)),
    ];
}
