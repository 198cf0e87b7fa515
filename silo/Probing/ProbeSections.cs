using System.Collections.Immutable;
using PrisonOps.Ports.Devices;

namespace PrisonOps.Silo.Probing;

/// <summary>The readings of a device sorted into the sections that people look for: processors, memory, storage, sensors.</summary>
internal static class ProbeSections
{
    /// <summary>The class of a sensor, and what its value is multiplied with to be in the unit of its class (%, minutes).</summary>
    private static readonly Dictionary<string, (string Class, double Factor)> Classes = new()
    {
        ["ups.battery.charge"] = ("charge", 100),
        ["ups.battery.remaining"] = ("runtime", 1.0 / 60),
        ["ups.battery.temperature"] = ("temperature", 1),
        ["ups.battery.voltage"] = ("voltage", 1),
        ["ups.battery.current"] = ("current", 1),
        ["ups.battery.status"] = ("state", 1),
        ["ups.battery.seconds-in-use"] = ("runtime", 1.0 / 60),
        ["ups.alarms"] = ("count", 1),
        ["ups.test"] = ("state", 1),
        ["ups.input.frequency"] = ("frequency", 1),
        ["ups.input.voltage"] = ("voltage", 1),
        ["ups.input.current"] = ("current", 1),
        ["ups.input.power"] = ("power", 1),
        ["ups.output.frequency"] = ("frequency", 1),
        ["ups.output.voltage"] = ("voltage", 1),
        ["ups.output.current"] = ("current", 1),
        ["ups.output.power"] = ("power", 1),
        ["ups.output.load"] = ("load", 100),
        ["ups.output.source"] = ("state", 1),
        ["ups.bypass.frequency"] = ("frequency", 1),
        ["ups.bypass.voltage"] = ("voltage", 1),
        ["ups.bypass.current"] = ("current", 1),
        ["ups.bypass.power"] = ("power", 1),
        ["sensor.fan-speed"] = ("fanspeed", 1),
        ["sensor.air-flow"] = ("airflow", 1),
        ["sensor.water-flow"] = ("waterflow", 1),
        ["sensor.optical-power"] = ("dbm", 1),
        ["sensor.switch"] = ("state", 1),
        ["sensor.energy"] = ("power_consumed", 1),
        ["sensor.power-factor"] = ("power_factor", 1),
        ["sensor.load"] = ("load", 100),
        ["sensor.percent"] = ("percent", 100),
        ["sensor.charge"] = ("charge", 100),
        ["sensor.runtime"] = ("runtime", 1.0 / 60),
    };

    public static IEnumerable<object> Processors(ImmutableArray<DeviceReading> readings)
    {
        string name = readings.Any(reading => reading.Quantity.Name == "cpu.core.load") ? "cpu.core.load" : "cpu.load";
        return readings
            .Where(reading => reading.Quantity.Name == name)
            .Select(reading => new { name = reading.Quantity.Instance, percent = reading.Quantity.Value * 100, oid = Source(reading) });
    }

    /// <summary>Where the pools are known one by one, they say what the sum would say again.</summary>
    public static IEnumerable<object> Memory(ImmutableArray<DeviceReading> readings) =>
        readings.Any(reading => reading.Quantity.Name == "memory.pool.used") ? Spaces(readings, "memory.pool") : Spaces(readings, "memory", "swap");

    public static IEnumerable<object> Spaces(ImmutableArray<DeviceReading> readings, params string[] names) =>
        from reading in readings
        let quantity = reading.Quantity
        where names.Any(name => quantity.Name == $"{name}.used")
        let total = readings.FirstOrDefault(other =>
            other.Quantity.Instance == quantity.Instance && other.Quantity.Name == quantity.Name.Replace(".used", ".total", StringComparison.Ordinal))
        select new
        {
            name = quantity.Instance.Length == 0 ? quantity.Name[..^".used".Length] : quantity.Instance,
            used = total is null ? (double?)null : quantity.Value * total.Quantity.Value,
            total = total?.Quantity.Value,
            percent = quantity.Value * 100,
            oid = Source(reading),
        };

    public static IEnumerable<object> Sensors(ImmutableArray<DeviceReading> readings) =>
        from reading in readings
        let quantity = reading.Quantity
        let known = Classes.TryGetValue(quantity.Name, out (string Class, double Factor) found) ? found
            : quantity.Name.StartsWith("sensor.", StringComparison.Ordinal) ? (quantity.Name["sensor.".Length..].Replace('-', '_'), 1) : default
        where known.Class is not null
        select new
        {
            @class = known.Class,
            name = quantity.Instance,
            value = quantity.Value * known.Factor,
            oid = Source(reading),
            state = reading.State?.Grade.ToString(),
            text = reading.State?.Text,
        };

    /// <summary>The port's name as the device gives it: the name of its series has the index behind it where two ports are named alike.</summary>
    public static string OwnName(DeviceInterface port) =>
        port.Name.EndsWith($" ({port.Index})", StringComparison.Ordinal) ? port.Name[..port.Name.LastIndexOf(" (", StringComparison.Ordinal)] : port.Name;

    /// <summary>The words of IF-MIB (RFC 2863); null for a number that it does not have.</summary>
    public static string? Status(int status) => status switch
    {
        1 => "up",
        2 => "down",
        3 => "testing",
        4 => "unknown",
        5 => "dormant",
        6 => "notPresent",
        7 => "lowerLayerDown",
        _ => null,
    };

    private static string? Source(DeviceReading reading) => reading.Source.IsEmpty ? null : reading.Source.ToString();
}
