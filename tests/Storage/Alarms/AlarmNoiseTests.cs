using System.Collections.Immutable;
using PrisonOps.Ports;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Noise;
using PrisonOps.Ports.Objects;
using PrisonOps.Ports.Units;

namespace PrisonOps.Tests.Storage.Alarms;

/// <summary>The report of noise: what is ranked, what is counted, and for whom.</summary>
public sealed class AlarmNoiseTests(EstateFixture estate) : StorageTest(estate)
{
    private static readonly DateTimeOffset From = Alarms.Noon.AddDays(-1), To = Alarms.Noon.AddDays(1);

    [Fact]
    public async Task Types_objects_and_rules_are_ranked_with_what_became_of_their_alarms()
    {
        ObjectConfiguration loud = await Estate.NewSwitch(Estate.Chengdu, "吵闹的交换机"), quiet = await Estate.NewSwitch(Estate.Chengdu);
        AlarmLife marked = new() { Upstream = new(quiet.Id, quiet.Place, Alarms.Noon, TimeSpan.FromMinutes(1), null) };
        await Write(
            Alarms.New(loud, "link.flapping") with { Count = 40, Life = new() { Flaps = new(1, 1, 36, Alarms.Noon, Alarms.Noon.AddMinutes(20), false) } },
            Alarms.New(loud, "cpu.load") with { Count = 2, AcknowledgedBy = "王芳", AcknowledgedAt = Alarms.Noon, Life = new() { FalseAlarm = new("王芳", Alarms.Noon, "误报") } },
            Alarms.New(loud, "cpu.load") with { Instance = "2", AcknowledgedBy = "auto:自动确认", AcknowledgedAt = Alarms.Noon, Life = new() { Suppression = new("a", "忽略") } },
            Alarms.New(quiet, "cpu.load") with { Life = new() { Redefinition = new("b", "忽略", AlarmSeverity.Minor), Shelf = new(Alarms.Noon, "王芳", "备件") } },
            Alarms.New(loud, "device.unreachable") with { Life = marked },
            Alarms.New(quiet, "device.unreachable") with { OpenedAt = From.AddDays(-1) });

        ImmutableArray<AlarmNoise> types = await Rank(NoiseGrouping.AlarmType), objects = await Rank(NoiseGrouping.MonitoredObject), rules = await Rank(NoiseGrouping.Rule);

        Assert.Equal(
            [
                new("link.flapping", null, null, 1, 40, 1, 0, 0, 0, 0, 0, 0),
                new("cpu.load", null, null, 3, 4, 0, 1, 1, 1, 0, 0, 1),
                new("device.unreachable", null, null, 1, 1, 0, 0, 0, 0, 1, 0, 0),
            ],
            types);
        Assert.Equal([(loud.Code, "吵闹的交换机", (Guid?)loud.Id, 44), (quiet.Code, quiet.Name, quiet.Id, 1)], objects.Select(row => (row.Key, row.Name, row.ObjectId, row.Openings)));
        Assert.Equal([("忽略", 2), ("自动确认", 1)], rules.Select(row => (row.Key, row.Alarms)));
    }

    [Fact]
    public async Task Nothing_of_another_unit_is_counted_or_named()
    {
        ObjectConfiguration other = await Estate.NewSwitch(Estate.Changsha);
        await Write(Alarms.New(other, "fan.fault"));

        Assert.DoesNotContain(await Rank(NoiseGrouping.AlarmType), row => row.Key == "fan.fault");
        Assert.DoesNotContain(await Rank(NoiseGrouping.MonitoredObject), row => row.Key == other.Code);
        Assert.Empty(await Get<IAlarmNoiseQueries>().Rank(Only(Estate.Chengdu), NoiseGrouping.AlarmType, Estate.Changsha.Id, From, To, 10, Stop));
        Assert.Contains(await Get<IAlarmNoiseQueries>().Rank(UnitScope.Everything, NoiseGrouping.AlarmType, Estate.Hunan.Id, From, To, 10, Stop), row => row.Key == "fan.fault");
    }

    private Task<ImmutableArray<AlarmNoise>> Rank(NoiseGrouping by) => Get<IAlarmNoiseQueries>().Rank(Only(Estate.Chengdu), by, null, From, To, 10, Stop);

    private async Task Write(params AlarmRow[] alarms)
    {
        foreach (IGrouping<int, AlarmRow> unit in alarms.GroupBy(alarm => alarm.Place.Unit))
            Assert.Equal(AlarmCommit.Committed, await Get<IAlarmStore>().Commit(unit.Key, [.. unit.Select(Alarms.Opened)], Stop));
    }
}
