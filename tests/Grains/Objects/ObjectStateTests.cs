using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;
using PrisonOps.Tests.Grains.Estate;

namespace PrisonOps.Tests.Grains.Objects;

public sealed class ObjectStateTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    [Trait("Clause", "8.1.2-b.4")]
    public async Task Each_of_the_six_states_is_produced_and_written()
    {
        await using var estate = new EstateGrid();
        ObjectConfiguration normal = estate.AddDevice();
        ObjectConfiguration warning = estate.AddDevice();
        ObjectConfiguration fault = estate.AddDevice();
        ObjectConfiguration unreachable = estate.AddDevice();
        ObjectConfiguration maintained = estate.AddDevice();
        ObjectConfiguration unknown = estate.AddDevice();
        estate.Devices.Answer(warning.Id, new Quantity("cpu.load", "", 0.90, "ratio", QuantityKind.Gauge));
        estate.Devices.Answer(fault.Id, new Quantity("cpu.load", "", 0.99, "ratio", QuantityKind.Gauge));
        estate.Devices.Fail(unreachable.Id, DevicePollOutcome.Timeout);
        estate.Rows.Change(maintained.Id, configuration => configuration with { MaintenanceUntil = TimeProvider.System.GetUtcNow().AddHours(1) });
        estate.Devices.Script(unknown.Id, _ => null);

        await estate.StartAsync(cancellationToken: Cancel);

        await estate.UntilState(normal.Id, ObjectState.Normal);
        await estate.UntilState(warning.Id, ObjectState.Warning);
        await estate.UntilState(fault.Id, ObjectState.Fault);
        await estate.UntilState(unreachable.Id, ObjectState.Unreachable);
        await estate.UntilState(maintained.Id, ObjectState.Maintenance);
        await estate.UntilState(unknown.Id, ObjectState.Unknown);
        Assert.Equal("cpu.load", estate.Rows.StateOf(fault.Id)!.Reason);
        Assert.Equal("monitoring.silent", estate.Rows.StateOf(unknown.Id)!.Reason);
    }
}
