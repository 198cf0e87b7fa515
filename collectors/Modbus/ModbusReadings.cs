using System.Collections.Immutable;
using PrisonOps.Collectors.Modbus.Values;
using PrisonOps.Collectors.Protocols;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Modbus;
using PrisonOps.Ports.Protocols;

namespace PrisonOps.Collectors.Modbus;

/// <summary>What the answers of one poll held. A power of ten may come later than the values that it belongs to.</summary>
internal sealed class ModbusReadings
{
    private readonly Dictionary<string, string> texts = [];
    private readonly Dictionary<(ModbusTable Table, int Address), double> exponents = [];
    private readonly List<(ModbusPoint Point, double Raw)> values = [];

    public bool IsEmpty => values.Count == 0 && texts.Count == 0;

    public void Take(PlannedRead planned, ReadOnlySpan<byte> data)
    {
        foreach (ModbusPoint point in planned.Points)
        {
            if (point.Type == RegisterType.Text)
            {
                if (RegisterValue.TextOf(point, data, planned.Read.Address) is { Length: > 0 } text) texts[point.Name] = text;
                continue;
            }

            double raw = RegisterValue.Raw(point, data, planned.Read.Address);
            if (double.IsNaN(raw)) continue;
            if (point.Name.Length == 0) exponents[(point.Table, point.Address)] = raw;
            else values.Add((point, raw));
        }
    }

    public ImmutableArray<SourcedQuantity> Quantities()
    {
        var quantities = ImmutableArray.CreateBuilder<SourcedQuantity>(values.Count);
        foreach ((ModbusPoint point, double raw) in values)
        {
            double factor = 1;
            if (point.ScaleAt is { } at)
            {
                if (!exponents.TryGetValue((point.Table, at), out double exponent)) continue;
                factor = Math.Pow(10, exponent);
            }

            double value = RegisterValue.Scaled(point, raw, factor);
            if (!double.IsFinite(value)) continue;
            quantities.Add(new(
                new(point.Name, point.Instance, value, point.Unit, point.Kind), point.Source, point.States.FirstOrDefault(state => state.Value == value))
            {
                Alarms = point.Alarms,
            });
        }

        return quantities.ToImmutable();
    }

    /// <summary>Null when neither the device nor its profile says who it is.</summary>
    public DeviceIdentity? Identity(ModbusProfile? profile) =>
        profile is null && texts.Count == 0 ? null : ProtocolIdentity.Of(texts, profile?.Vendor, profile?.Kind, profile?.Name);
}
