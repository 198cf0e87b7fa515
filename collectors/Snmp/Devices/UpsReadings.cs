using System.Collections.Immutable;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Snmp.Devices;

/// <summary>Turns the objects of UPS-MIB (RFC 1628) into quantities; its tenths and percents become plain units.</summary>
internal static class UpsReadings
{
    /// <summary>upsOutputSource: 5 is battery.</summary>
    private const int SourceBattery = 5;

    public static void Add(ImmutableArray<Quantity>.Builder quantities, DeviceColumn column, uint line, SnmpVariable variable)
    {
        double value = variable.AsNumber;
        string instance = line.ToString(System.Globalization.CultureInfo.InvariantCulture);
        switch (column)
        {
            case DeviceColumn.UpsBatteryStatus: Gauge("ups.battery.status", "", value, "1", QuantityKind.State); break;
            case DeviceColumn.UpsSecondsOnBattery: Gauge("ups.battery.seconds-in-use", "", value, "s"); break;
            case DeviceColumn.UpsMinutesRemaining: Gauge("ups.battery.remaining", "", value * 60, "s"); break;
            case DeviceColumn.UpsChargeRemaining: Gauge("ups.battery.charge", "", value / 100, "ratio"); break;
            case DeviceColumn.UpsBatteryTemperature: Gauge("ups.battery.temperature", "", value, "Cel"); break;
            case DeviceColumn.UpsInputVoltage: Gauge("ups.input.voltage", instance, value, "V"); break;
            case DeviceColumn.UpsOutputVoltage: Gauge("ups.output.voltage", instance, value, "V"); break;
            case DeviceColumn.UpsOutputCurrent: Gauge("ups.output.current", instance, value / 10, "A"); break;
            case DeviceColumn.UpsOutputLoad: Gauge("ups.output.load", instance, value / 100, "ratio"); break;
            case DeviceColumn.UpsAlarmsPresent: Gauge("ups.alarms", "", value, "1"); break;
            case DeviceColumn.UpsOutputSource:
                Gauge("ups.output.source", "", value, "1", QuantityKind.State);
                Gauge("ups.on-battery", "", (int)value == SourceBattery ? 1 : 0, "1", QuantityKind.State);
                break;
        }

        void Gauge(string name, string of, double read, string unit, QuantityKind kind = QuantityKind.Gauge) =>
            quantities.Add(new(name, of, read, unit, kind));
    }
}
