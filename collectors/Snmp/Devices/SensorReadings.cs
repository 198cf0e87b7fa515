using System.Globalization;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Snmp;

namespace PrisonOps.Collectors.Snmp.Devices;

/// <summary>Gathers the sensors of ENTITY-SENSOR-MIB (RFC 3433) and the names their entities have in ENTITY-MIB.</summary>
/// <param name="known">The names that an earlier poll read; the walk then leaves them out.</param>
internal sealed class SensorReadings(SensorEntities? known = null)
{
    private const int StatusOk = 1;
    private static readonly ObjectIdentifier SensorValue = ObjectIdentifier.Parse("1.3.6.1.2.1.99.1.1.1.4");

    /// <summary>EntitySensorDataScale 9 is 1; every step is a factor of 1,000.</summary>
    private const int ScaleUnits = 9;

    private readonly SortedDictionary<uint, Row> rows = [];
    private readonly Dictionary<uint, (string? Name, string? Description)> entities = [];

    public bool FitsWhatIsKnown => known is null || (rows.Count == known.Sensors.Count && rows.Keys.All(known.Sensors.Contains));

    public void Take(DeviceColumn column, uint index, SnmpVariable variable)
    {
        if (column is DeviceColumn.EntityName or DeviceColumn.EntityDescription)
        {
            (string? name, string? description) = entities.GetValueOrDefault(index);
            entities[index] = column == DeviceColumn.EntityName ? (variable.ToText(), description) : (name, variable.ToText());
            return;
        }

        if (!rows.TryGetValue(index, out Row? row)) rows[index] = row = new();
        switch (column)
        {
            case DeviceColumn.SensorType: row.Type = (int)variable.AsSigned; break;
            case DeviceColumn.SensorScale: row.Scale = (int)variable.AsSigned; break;
            case DeviceColumn.SensorPrecision: row.Precision = (int)variable.AsSigned; break;
            case DeviceColumn.SensorValue: row.Value = variable.AsNumber; break;
            case DeviceColumn.SensorStatus: row.Status = (int)variable.AsSigned; break;
        }
    }

    public void Forget() => known = null;

    public SensorEntities Describe() => new(entities, rows.Keys.ToHashSet());

    /// <summary>A sensor that says that it is out of order gives no value: none is better than a wrong one.</summary>
    public void AddTo(ReadingList readings)
    {
        IReadOnlyDictionary<uint, (string? Name, string? Description)> names = known?.Names ?? entities;
        var taken = new HashSet<(string, string)>();
        foreach ((uint index, Row row) in rows)
        {
            if (row.Status is not (0 or StatusOk) || NameOf(row.Type) is not { } known) continue;

            (string? name, string? description) = names.GetValueOrDefault(index);
            string number = index.ToString(CultureInfo.InvariantCulture);
            string instance = !string.IsNullOrWhiteSpace(name) ? name : !string.IsNullOrWhiteSpace(description) ? description : number;
            if (!taken.Add((known.Name, instance))) instance = $"{instance} ({number})";

            double value = row.Value * Math.Pow(1_000, row.Scale == 0 ? 0 : row.Scale - ScaleUnits) / Math.Pow(10, row.Precision);
            readings.Add(new(known.Name, instance, value, known.Unit, known.Kind), SensorValue.Append(index));
        }
    }

    private static (string Name, string Unit, QuantityKind Kind)? NameOf(int type) => type switch
    {
        3 or 4 => ("sensor.voltage", "V", QuantityKind.Gauge),
        5 => ("sensor.current", "A", QuantityKind.Gauge),
        6 => ("sensor.power", "W", QuantityKind.Gauge),
        7 => ("sensor.frequency", "Hz", QuantityKind.Gauge),
        8 => ("sensor.temperature", "Cel", QuantityKind.Gauge),
        9 => ("sensor.humidity", "%", QuantityKind.Gauge),
        10 => ("sensor.fan-speed", "/min", QuantityKind.Gauge),
        11 => ("sensor.air-flow", "m3/min", QuantityKind.Gauge),
        12 => ("sensor.switch", "1", QuantityKind.State),
        _ => null,
    };

    private sealed class Row
    {
        public int Type { get; set; }

        public int Scale { get; set; }

        public int Precision { get; set; }

        public double Value { get; set; }

        public int Status { get; set; }
    }
}
