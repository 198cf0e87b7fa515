using System.Collections.Immutable;
using PrisonOps.Ports.Objects;
using PrisonOps.Tests.Grains.Estate;
using PrisonOps.Tests.Support;

namespace PrisonOps.Tests.Grains.Adversity;

/// <summary>
/// One run of alarms, rosters and roll-ups in a grid that is treated as by a cluster on a bad day: activations end between calls, calls are run
/// and reported as timed out, overtake each other, ticks end their activation, boards have a twin for one turn.
/// </summary>
internal static class AdversityRun
{
    private const int ChangesWhileAdverse = 40;

    public static async Task Of(int seed)
    {
        await using var estate = new EstateGrid();
        int[] units = [2, 4, 5, 6];
        ImmutableArray<ObjectConfiguration> devices = [.. Enumerable.Range(0, 24).Select(i => estate.AddDevice(units[i % units.Length]))];
        var script = new FaultScript(estate, devices, seed);
        await estate.StartAsync(
            settings => settings.Adversity = new(seed) { SecondActivationOf = ["alarmboard"] }, TestContext.Current.CancellationToken);

        for (int change = 0; change < ChangesWhileAdverse; change++)
        {
            script.Change(2);
            int polls = devices.Sum(device => estate.Devices.PollsOf(device.Id));
            await estate.Until(() => devices.Sum(device => estate.Devices.PollsOf(device.Id)) >= polls + devices.Length / 2);
        }

        // No clear is forgotten.
        script.HealAll();
        await estate.Until(() => script.FirstDifference() is null, () => $"seed {seed}: {script.FirstDifference()}");

        // No alarm is lost.
        script.FailAll();
        await estate.Until(() => script.FirstDifference() is null, () => $"seed {seed}: {script.FirstDifference()}");

        // Roll-ups come to a recount, and no alarm was ever doubled.
        await estate.UntilUnit(1, status => Recount.Equals(estate, status));
        Assert.True(Recount.FirstDoubled(estate) is null, $"seed {seed}: {Recount.FirstDoubled(estate)}");
    }
}
