using PrisonOps.Collectors.Modbus.Values;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Modbus;

namespace PrisonOps.Collectors.Modbus;

/// <summary>What the answers of one poll held.</summary>
internal sealed class ModbusReadings
{
    private const int TextLengthMax = 255;

    private readonly Dictionary<string, string> texts = [];

    public List<Quantity> Quantities { get; } = [];

    public void Take(PlannedRead planned, ReadOnlySpan<byte> data)
    {
        foreach (ModbusPoint point in planned.Points)
        {
            if (point.Type == RegisterType.Text)
            {
                string text = RegisterValue.TextOf(point, data, planned.Read.Address);
                if (text.Length > 0) texts[point.Name] = text[..Math.Min(text.Length, TextLengthMax)];
            }
            else if (RegisterValue.Of(point, data, planned.Read.Address) is var value && !double.IsNaN(value))
            {
                Quantities.Add(new(point.Name, point.Instance, value, point.Unit, point.Kind));
            }
        }
    }

    /// <summary>Null when neither the device nor its profile says who it is.</summary>
    public DeviceIdentity? Identity(ModbusProfile? profile)
    {
        string?[] parts = [texts.GetValueOrDefault("vendor") ?? profile?.Vendor, texts.GetValueOrDefault("model"), texts.GetValueOrDefault("version")];
        string description = string.Join(' ', parts.Where(part => part is not null));
        return description.Length == 0 && texts.Count == 0 ? null : new(texts.GetValueOrDefault("name"), description, null, null);
    }
}
