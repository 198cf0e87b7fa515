using System.Collections.Immutable;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Profiles;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Snmp.Devices;

/// <summary>The readings of one poll in the order they were taken. Two rows of one name stay apart: the later gets a number behind its name.</summary>
internal sealed class ReadingList
{
    private readonly ImmutableArray<DeviceReading>.Builder readings = ImmutableArray.CreateBuilder<DeviceReading>();
    private readonly Dictionary<(string, string), int> uses = [];

    public void Add(Quantity quantity, ObjectIdentifier source = default, ReadingState? state = null)
    {
        int use = uses[(quantity.Name, quantity.Instance)] = uses.GetValueOrDefault((quantity.Name, quantity.Instance)) + 1;
        readings.Add(new(use == 1 ? quantity : quantity with { Instance = $"{quantity.Instance} ({use})" }, source, state));
    }

    public ImmutableArray<DeviceReading> Complete() => readings.ToImmutable();
}
