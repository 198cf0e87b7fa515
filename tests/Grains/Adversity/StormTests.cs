using System.Collections.Immutable;
using PrisonOps.GrainInterfaces.Units;
using PrisonOps.Ports.Objects;
using PrisonOps.Tests.Grains.Estate;

namespace PrisonOps.Tests.Grains.Adversity;

public sealed class StormTests
{
    [Fact]
    public async Task Roll_ups_equal_a_recount_after_a_storm_of_two_thousand() => await CheckStorm(devicesCount: 2_000, ends: 0);

    [Fact]
    [Trait("Ring", "long")]
    public async Task A_process_that_ends_in_the_middle_of_a_storm_loses_and_doubles_nothing() => await CheckStorm(devicesCount: 2_000, ends: 3);

    private static async Task CheckStorm(int devicesCount, int ends)
    {
        await using var estate = new EstateGrid();
        int[] units = [4, 5, 6];
        ImmutableArray<ObjectConfiguration> devices =
        [
            .. Enumerable.Range(0, devicesCount).Select(i =>
                estate.Rows.Add(units[i % units.Length], "network.switch", Criticality.NonCore, MonitoringProtocol.Snmp, TimeSpan.FromSeconds(1))),
        ];
        var script = new FaultScript(estate, devices, seed: 7);
        await estate.StartAsync(cancellationToken: TestContext.Current.CancellationToken);
        await estate.Until(() => estate.Rows.States.Length == devicesCount, () => $"{estate.Rows.States.Length} states");

        script.FailAll();
        for (int end = 1; end <= ends; end++)
        {
            await estate.Until(() => estate.Alarms.Open.Length > devicesCount * end / (ends + 2), () => $"{estate.Alarms.Open.Length} open");
            await estate.RestartAsync(TestContext.Current.CancellationToken);
        }

        TimeSpan patience = EstateGrid.Patience * (ends + 1);
        await estate.Until(() => script.FirstDifference() is null, () => script.FirstDifference() ?? "nothing", patience);
        UnitStatus ministry = await estate.UntilUnit(1, status => Recount.Equals(estate, status), patience);
        Assert.Equal(devicesCount, ministry.Summary.Alarms.Major);
        Assert.Null(Recount.FirstDoubled(estate));

        script.HealAll();
        await estate.Until(() => estate.Alarms.Open.IsEmpty, () => $"{estate.Alarms.Open.Length} open", patience);
        await estate.UntilUnit(1, status => Recount.Equals(estate, status), patience);
    }
}
