using System.Collections.Immutable;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Objects;
using PrisonOps.Tests.Grains.Estate;

namespace PrisonOps.Tests.Grains.Adversity;

/// <summary>What the devices of an estate suffer, by a seed, and what must be seen of it in the end.</summary>
internal sealed class FaultScript(EstateGrid estate, ImmutableArray<ObjectConfiguration> devices, int seed)
{
    private readonly Random random = new(seed);
    private readonly Dictionary<Guid, Fault> faults = devices.ToDictionary(device => device.Id, _ => Fault.None);

    private enum Fault
    {
        None,
        Silent,
        Refusing,
        Busy,
        Overloaded,
    }

    public void Change(int howMany)
    {
        for (int i = 0; i < howMany; i++) Apply(devices[random.Next(devices.Length)].Id, (Fault)random.Next(5));
    }

    /// <summary>A fault for each device, so that a storm has a known size.</summary>
    public void FailAll()
    {
        foreach (ObjectConfiguration device in devices) Apply(device.Id, random.Next(2) == 0 ? Fault.Silent : Fault.Overloaded);
    }

    /// <summary>
    /// Everything recovers. What is compared at last begins here: a device that falls silent while it is overloaded keeps that alarm, and rightly,
    /// so only faults after a recovery have one alarm each.
    /// </summary>
    public void HealAll()
    {
        foreach (ObjectConfiguration device in devices) Apply(device.Id, Fault.None);
    }

    /// <summary>Null when alarms and states are as the devices are; else the first that is not.</summary>
    public string? FirstDifference()
    {
        ILookup<Guid, AlarmRow> open = estate.Alarms.Open.ToLookup(row => row.ObjectId);
        foreach ((Guid device, Fault fault) in faults)
        {
            (string? type, AlarmSeverity severity, ObjectState state) = Expected(fault);
            string[] seen = [.. open[device].Select(row => $"{row.Type} {row.Severity}")];
            string[] expected = type is null ? [] : [$"{type} {severity}"];
            if (!seen.SequenceEqual(expected)) return $"{device} is {fault} and has the alarms [{string.Join(", ", seen)}]";
            if (estate.Rows.StateOf(device)?.State != state) return $"{device} is {fault} and its state is {estate.Rows.StateOf(device)?.State}";
        }

        return null;
    }

    private void Apply(Guid device, Fault fault)
    {
        faults[device] = fault;
        switch (fault)
        {
            case Fault.Silent:
                estate.Devices.Fail(device, DevicePollOutcome.Timeout);
                break;
            case Fault.Refusing:
                estate.Devices.Fail(device, DevicePollOutcome.Unauthorised);
                break;
            default:
                estate.Devices.Answer(device, new Quantity("cpu.load", "", Load(fault), "ratio", QuantityKind.Gauge));
                break;
        }
    }

    private static double Load(Fault fault) => fault switch { Fault.Busy => 0.90, Fault.Overloaded => 0.99, _ => 0.10 };

    private static (string? Type, AlarmSeverity Severity, ObjectState State) Expected(Fault fault) => fault switch
    {
        Fault.Silent => ("device.unreachable", AlarmSeverity.Major, ObjectState.Unreachable),
        Fault.Refusing => ("device.unauthorised", AlarmSeverity.Minor, ObjectState.Warning),
        Fault.Busy => ("cpu.load", AlarmSeverity.Warning, ObjectState.Warning),
        Fault.Overloaded => ("cpu.load", AlarmSeverity.Major, ObjectState.Fault),
        _ => (null, default, ObjectState.Normal),
    };
}
