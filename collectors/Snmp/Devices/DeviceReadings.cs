using System.Collections.Immutable;
using System.Globalization;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Snmp.Devices;

/// <summary>Everything one walk brought of the standard MIBs, sorted by what it is about.</summary>
/// <param name="known">What earlier polls read of the columns that hardly ever change; null when this one reads them too.</param>
internal sealed class DeviceReadings(DeviceDescriptions? known = null)
{
    private readonly InterfaceReadings interfaces = new(known?.Ports);
    private readonly MemoryReadings memory = new();
    private readonly SensorReadings sensors = new(known?.Entities);
    private readonly List<(uint Row, double Percent, ObjectIdentifier Source)> processors = [];

    public void Take(DeviceColumn column, uint row, SnmpVariable variable)
    {
        if (!variable.Exists) return;

        switch (column)
        {
            case <= DeviceColumn.InterfaceAlias: interfaces.Take(column, row, variable); break;
            case DeviceColumn.ProcessorLoad: processors.Add((row, variable.AsNumber, variable.ToName())); break;
            case DeviceColumn.UcdCpuIdle: processors.Add((row, 100 - variable.AsNumber, variable.ToName())); break;
            case <= DeviceColumn.UcdMemoryCached: memory.Take(column, row, variable); break;
            default: sensors.Take(column, row, variable); break;
        }
    }

    /// <summary>Whether the device still has the rows that the known descriptions are of.</summary>
    public bool FitsWhatIsKnown => interfaces.FitsWhatIsKnown && sensors.FitsWhatIsKnown;

    /// <summary>Begins the descriptions anew; the walk of their columns follows.</summary>
    public void Forget()
    {
        interfaces.Forget();
        sensors.Forget();
    }

    public DeviceDescriptions Describe(ulong? tableChangedAt, DeviceWalk rest) => new(tableChangedAt, interfaces.Describe(), sensors.Describe(), rest);

    public ImmutableArray<DeviceInterface> Complete(ReadingList readings)
    {
        AddProcessors(readings);
        memory.AddTo(readings);
        sensors.AddTo(readings);
        return interfaces.Complete(readings);
    }

    /// <summary>The load of the whole is the mean of its cores; one core alone is the whole.</summary>
    private void AddProcessors(ReadingList readings)
    {
        if (processors.Count == 0) return;

        double load = Math.Clamp(processors.Average(processor => processor.Percent) / 100, 0, 1);
        readings.Add(new("cpu.load", "", load, "ratio", QuantityKind.Gauge), processors.Count == 1 ? processors[0].Source : default);
        if (processors.Count == 1) return;

        foreach ((uint row, double percent, ObjectIdentifier source) in processors)
        {
            readings.Add(new("cpu.core.load", row.ToString(CultureInfo.InvariantCulture), percent / 100, "ratio", QuantityKind.Gauge), source);
        }
    }
}
