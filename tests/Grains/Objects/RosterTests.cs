using System.Collections.Immutable;
using PrisonOps.GrainInterfaces.Devices;
using PrisonOps.GrainInterfaces.Objects;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;
using PrisonOps.Tests.Grains.Estate;
using PrisonOps.Tests.Support;

namespace PrisonOps.Tests.Grains.Objects;

public sealed class RosterTests
{
    private static readonly RosterKey Roster = new(4, MonitoringProtocol.Snmp, 0);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Objects_go_on_being_polled_for_ten_collection_ages() => await CheckPolling(TimeSpan.FromMilliseconds(300));

    [Fact]
    [Trait("Ring", "long")]
    public async Task Objects_go_on_being_polled_for_ten_collection_ages_of_seconds() => await CheckPolling(TimeSpan.FromSeconds(3));

    [Fact]
    public async Task An_object_that_is_not_polled_is_a_finding_until_it_is_polled_again()
    {
        await using var estate = new EstateGrid();
        ObjectConfiguration device = estate.AddDevice();
        await estate.StartAsync(cancellationToken: Cancel);
        await estate.UntilState(device.Id, ObjectState.Normal);

        estate.Devices.IsQueueFull = true;
        await estate.Until(() => estate.Alarms.Open.Any(row => row.ObjectId == device.Id && row.Type == "monitoring.silent"));
        await estate.UntilState(device.Id, ObjectState.Unknown);
        Assert.Equal(0, (await estate.UntilUnit(4, status => status.Summary.Systems[0].Unknown == 1)).Summary.Systems[0].Monitored);

        estate.Devices.IsQueueFull = false;
        await estate.Until(() => estate.Alarms.Open.IsEmpty);
        await estate.UntilState(device.Id, ObjectState.Normal);
    }

    [Fact]
    public async Task An_alarm_of_silence_from_before_a_restart_ends_with_the_first_poll()
    {
        var before = new EstateGrid();
        ObjectConfiguration device = before.AddDevice();
        before.Devices.Script(device.Id, _ => null);
        await using (before)
        {
            await before.StartAsync(cancellationToken: Cancel);
            await before.Until(() => before.Alarms.Open.Any(row => row.Type == "monitoring.silent"));
            await before.RestartAsync(Cancel);
            Assert.Single(before.Alarms.Open);

            before.Devices.Answer(device.Id);

            await before.Until(() => before.Alarms.Open.IsEmpty);
            await before.UntilState(device.Id, ObjectState.Normal);
        }
    }

    [Fact]
    public async Task A_lost_answer_costs_one_poll_and_no_more()
    {
        await using var estate = new EstateGrid();
        ObjectConfiguration device = estate.AddDevice();
        int asked = 0;
        estate.Devices.Script(device.Id, _ => Interlocked.Increment(ref asked) % 2 == 0 ? estate.Devices.Answered([]) : null);

        await estate.StartAsync(cancellationToken: Cancel);

        await estate.Until(() => asked >= 6, () => $"asked {asked} times");
        await estate.UntilState(device.Id, ObjectState.Normal);
    }

    [Fact]
    public async Task A_late_answer_of_an_earlier_request_is_dropped()
    {
        await using var estate = new EstateGrid();
        ObjectConfiguration device = estate.AddDevice();
        estate.Devices.Script(device.Id, _ => null);
        await estate.StartAsync(cancellationToken: Cancel);
        await estate.Until(() => estate.Devices.Unanswered.Count >= 2);
        estate.Devices.Answer(device.Id);
        await estate.UntilState(device.Id, ObjectState.Normal);

        DevicePollRequest late = estate.Devices.Unanswered.First();
        for (int i = 0; i < 5; i++) await estate.Device(device.Id).Apply(late.Epoch, DevicePollResult.Failed(DevicePollOutcome.Timeout, late.Deadline, ""));
        DeviceStatus status = await estate.Device(device.Id).GetStatus();

        Assert.Equal(DevicePollOutcome.Answered, status.LastOutcome);
        Assert.Empty(status.Findings);
    }

    [Fact]
    public async Task A_change_whose_call_was_lost_is_found_by_comparison()
    {
        await using var estate = new EstateGrid();
        ObjectConfiguration device = estate.AddDevice();
        estate.Devices.Answer(device.Id, new Quantity("cpu.load", "", 0.5, "ratio", QuantityKind.Gauge));
        await estate.StartAsync(cancellationToken: Cancel);
        await estate.UntilState(device.Id, ObjectState.Normal);

        estate.Rows.Change(device.Id, configuration => configuration with
        {
            Thresholds = """{"cpu.load": {"hits": 1, "window": 1, "levels": [{"severity": "major", "raise": 0.4, "clear": 0.3}]}}""",
        });

        await estate.UntilState(device.Id, ObjectState.Fault);
    }

    [Fact]
    public async Task An_object_that_is_added_is_polled_and_one_that_is_retired_is_not_and_its_alarms_end()
    {
        await using var estate = new EstateGrid();
        ObjectConfiguration retired = estate.AddDevice();
        estate.Devices.Fail(retired.Id, DevicePollOutcome.Timeout);
        await estate.StartAsync(cancellationToken: Cancel);
        await estate.UntilState(retired.Id, ObjectState.Unreachable);

        ObjectConfiguration added = estate.AddDevice();
        await estate.Roster(Roster).Configure(added.Id, added.Revision);
        await estate.UntilState(added.Id, ObjectState.Normal);

        estate.Rows.Retire(retired.Id);
        await estate.Roster(Roster).Configure(retired.Id, 2);
        await estate.Until(() => estate.Alarms.Open.IsEmpty);
        Assert.False((await estate.Device(retired.Id).GetStatus()).Started);
        Assert.Equal([added.Id], (await estate.Roster(Roster).GetSummaries()).Select(summary => summary.State.ObjectId));
    }

    [Fact]
    public async Task An_object_that_moves_to_another_unit_takes_its_alarms_along()
    {
        await using var estate = new EstateGrid();
        ObjectConfiguration device = estate.AddDevice(unit: 4);
        estate.Devices.Fail(device.Id, DevicePollOutcome.Timeout);
        await estate.StartAsync(cancellationToken: Cancel);
        await estate.UntilState(device.Id, ObjectState.Unreachable);

        estate.Rows.Change(device.Id, configuration => configuration with { Place = new(6, 3, 6) });

        await estate.Until(() => estate.Alarms.Open is [{ Place.Unit: 6, Type: "device.unreachable" }]);
    }

    [Fact]
    public async Task First_polls_are_spread_over_the_first_period()
    {
        await using var estate = new EstateGrid();
        TimeSpan period = TimeSpan.FromSeconds(4);
        ImmutableArray<ObjectConfiguration> devices =
            [.. Enumerable.Range(0, 40).Select(_ => estate.Rows.Add(4, "network.switch", Criticality.NonCore, MonitoringProtocol.Snmp, period))];
        var first = new System.Collections.Concurrent.ConcurrentDictionary<Guid, long>();
        foreach (ObjectConfiguration device in devices)
        {
            estate.Devices.Script(device.Id, _ =>
            {
                first.TryAdd(device.Id, TimeProvider.System.GetTimestamp());
                return estate.Devices.Answered([]);
            });
        }

        await estate.StartAsync(cancellationToken: Cancel);
        await estate.Until(() => first.Count == devices.Length, () => $"{first.Count} of {devices.Length} polled");

        TimeSpan between = TimeProvider.System.GetElapsedTime(first.Values.Min(), first.Values.Max());
        // A machine that stood still for most of the period has polls waiting that it then makes at once.
        Assert.InRange(between, period * 0.1, period * 10);
    }

    [Fact]
    public async Task An_older_summary_of_the_same_object_is_ignored()
    {
        await using var estate = new EstateGrid();
        ObjectConfiguration device = estate.AddDevice();
        await estate.StartAsync(cancellationToken: Cancel);
        await estate.UntilState(device.Id, ObjectState.Normal);
        ObjectSummary now = (await estate.Roster(Roster).GetSummaries())[0];

        await estate.Roster(Roster).Report(now with { Epoch = now.Epoch - 1, State = now.State with { State = ObjectState.Fault, Revision = now.State.Revision + 5 } });

        Assert.Equal(ObjectState.Normal, (await estate.Roster(Roster).GetSummaries())[0].State.State);
    }

    [Fact]
    public async Task States_of_many_objects_are_written_in_few_batches_and_again_after_the_database_was_away()
    {
        await using var estate = new EstateGrid();
        ImmutableArray<ObjectConfiguration> devices = [.. Enumerable.Range(0, 200).Select(_ => estate.AddDevice())];
        await estate.StartAsync(cancellationToken: Cancel);
        await estate.Until(() => estate.Rows.States.Count(row => row.State == ObjectState.Normal) == 200, () => $"{estate.Rows.States.Length} written");

        estate.Rows.IsAway = true;
        foreach (ObjectConfiguration device in devices) estate.Devices.Fail(device.Id, DevicePollOutcome.Unreachable);
        await estate.Until(() => estate.Alarms.Open.Length == 200, () => $"{estate.Alarms.Open.Length} open");
        int before = estate.Rows.SavedBatches;
        estate.Rows.IsAway = false;

        await estate.Until(() => estate.Rows.States.All(row => row.State == ObjectState.Unreachable));
        Assert.InRange(estate.Rows.SavedBatches - before, 1, 100);
    }

    private static async Task CheckPolling(TimeSpan collectionAge)
    {
        // Silence has its own tests: on a loaded machine a poll of one second may be late by seconds.
        await using var estate = new EstateGrid { RosterTimes = EstateGrid.QuickRoster with { SilentGrace = EstateGrid.Patience } };
        ImmutableArray<ObjectConfiguration> objects = [.. Enumerable.Range(0, 5).Select(_ => estate.AddDevice())];
        ObjectConfiguration camera = estate.AddCamera();
        await estate.StartAsync(
            settings =>
            {
                settings.CollectionAge = collectionAge;
                settings.CollectionQuantum = collectionAge / 3;
            },
            Cancel);

        long began = TimeProvider.System.GetTimestamp();
        int[] before = [];
        await estate.Until(() =>
        {
            int[] polls = Polls();
            if (TimeProvider.System.GetElapsedTime(began) < collectionAge * 10)
            {
                before = polls;
                return false;
            }

            return before.Zip(polls).All(pair => pair.Second >= pair.First + 3);
        }, () => $"polls {string.Join(' ', before)} then {string.Join(' ', Polls())}", (collectionAge * 10) + EstateGrid.Patience);
        Assert.Empty(estate.Alarms.History);

        int[] Polls() => [.. objects.Select(device => estate.Devices.PollsOf(device.Id)), estate.Streams.RoundsOf(camera.Id, Ports.Cameras.KeyframePurpose.Liveness)];
    }
}
