using System.Collections.Immutable;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Snmp.Devices;

/// <summary>Everything one walk brought, sorted by what it is about.</summary>
internal sealed class DeviceReadings
{
    private readonly InterfaceReadings interfaces = new();
    private readonly MemoryReadings memory = new();
    private readonly SensorReadings sensors = new();
    private readonly ImmutableArray<Quantity>.Builder quantities = ImmutableArray.CreateBuilder<Quantity>();
    private double processorPercents;
    private int processors;

    public void Take(DeviceColumn column, uint row, SnmpVariable variable)
    {
        if (!variable.Exists) return;

        switch (column)
        {
            case <= DeviceColumn.InterfaceAlias: interfaces.Take(column, row, variable); break;
            case DeviceColumn.ProcessorLoad: AddProcessor(variable.AsNumber); break;
            case DeviceColumn.UcdCpuIdle: AddProcessor(100 - variable.AsNumber); break;
            case <= DeviceColumn.UcdMemoryCached: memory.Take(column, row, variable); break;
            case <= DeviceColumn.UpsAlarmsPresent: UpsReadings.Add(quantities, column, row, variable); break;
            default: sensors.Take(column, row, variable); break;
        }
    }

    public (ImmutableArray<DeviceInterface> Interfaces, ImmutableArray<Quantity> Quantities) Complete()
    {
        if (processors > 0)
        {
            double load = Math.Clamp(processorPercents / processors / 100, 0, 1);
            quantities.Add(new("cpu.load", "", load, "ratio", QuantityKind.Gauge));
        }

        memory.AddTo(quantities);
        sensors.AddTo(quantities);
        ImmutableArray<DeviceInterface> ports = interfaces.Complete(quantities);
        return (ports, quantities.DrainToImmutable());
    }

    private void AddProcessor(double percent) => (processorPercents, processors) = (processorPercents + percent, processors + 1);
}
