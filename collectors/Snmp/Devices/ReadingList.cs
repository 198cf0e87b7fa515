using System.Collections.Immutable;
using System.Runtime.InteropServices;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Profiles;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Snmp.Devices;

/// <summary>The readings of one poll in the order they were taken. Two rows of one name stay apart: the later gets a number behind its name.</summary>
internal sealed class ReadingList
{
    private readonly ImmutableArray<DeviceReading>.Builder readings = ImmutableArray.CreateBuilder<DeviceReading>();
    private readonly Dictionary<(string, string), int> uses = [];

    public void Add(Quantity quantity, ObjectIdentifier source = default) => Take(new(quantity, source, null));

    public void Take(DeviceReading reading)
    {
        Quantity quantity = reading.Quantity;
        int use = ++CollectionsMarshal.GetValueRefOrAddDefault(uses, (quantity.Name, quantity.Instance), out _);
        readings.Add(use == 1 ? reading : reading with { Quantity = quantity with { Instance = $"{quantity.Instance} ({use})" } });
    }

    /// <summary>Adds a value whose name no other has: the counters of ports, which are most of what is read, are named apart already.</summary>
    public void AddApart(Quantity quantity) => readings.Add(new(quantity, default, null));

    public ImmutableArray<DeviceReading> Complete() => readings.DrainToImmutable();
}
