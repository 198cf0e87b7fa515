using System.Collections.Immutable;
using PrisonOps.Ports.Databases;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Http;
using PrisonOps.Ports.Metrics;
using PrisonOps.Ports.Modbus;
using PrisonOps.Ports.Profiles;
using PrisonOps.Ports.Protocols;

namespace PrisonOps.Silo.Probing;

/// <summary>Compares what a profile says with what a device gave: one row a reading, in the order of the file.</summary>
internal static class ProfileYield
{
    public static ImmutableArray<YieldRow> Of(ModbusProfile profile, ImmutableArray<SourcedQuantity> readings) =>
    [
        .. profile.Points.Where(point => point.Type != RegisterType.Text)
            .Select(point => new YieldRow(point.Name, point.Source, readings.Count(given => given.Quantity.Name == point.Name && given.Quantity.Instance == point.Instance))),

        // An object may have these elsewhere than the file, so they are told by their names.
        .. profile.Repeats.SelectMany(repeat => repeat.Points, (repeat, point) => (Where: $"repeat {repeat.Name}", point))
            .Concat(profile.Models.SelectMany(model => model.Points, (model, point) => (Where: $"model {string.Join(" or ", model.Numbers)}", point)))
            .Where(pair => pair.point.Type != RegisterType.Text)
            .Select(pair => new YieldRow(
                pair.point.Name, $"{pair.Where}, {pair.point.Source} {pair.point.Instance}".TrimEnd(),
                readings.Count(given => given.Quantity.Name == pair.point.Name && given.Quantity.Instance.EndsWith(pair.point.Instance, StringComparison.Ordinal)))),
    ];

    public static ImmutableArray<YieldRow> Of(MetricsProfile profile, ImmutableArray<SourcedQuantity> readings) =>
        [.. profile.Readings.Select(reading => Row(reading.Name, reading.Source, readings))];

    /// <param name="filled">The steps with the parameters of the device in them.</param>
    public static ImmutableArray<YieldRow> Of(IEnumerable<HttpStep> filled, ImmutableArray<SourcedQuantity> readings) =>
        [.. filled.SelectMany(step => step.Readings.Select(reading => Row(reading.Name, reading.Source, readings)).Concat(Of(step.Steps, readings)))];

    /// <summary>Statements for other versions of the server are in it too; what they would give is told by its name.</summary>
    public static ImmutableArray<YieldRow> Of(DatabaseProfile profile, ImmutableArray<SourcedQuantity> readings) =>
    [
        .. profile.Statements.SelectMany(statement => statement.Readings, (statement, reading) => new YieldRow(
            reading.Quantity, $"{statement.Name}, {reading.Column}", readings.Count(given => given.Quantity.Name == reading.Quantity))),
    ];

    public static ImmutableArray<YieldRow> Of(DeviceProfile profile, ImmutableArray<DeviceReading> readings) =>
    [
        .. profile.Readings.Select(reading => new YieldRow(
            reading.Quantity, reading.Value.Column.ToString(),
            readings.Count(given => given.Quantity.Name == reading.Quantity && !given.Source.IsEmpty && given.Source.StartsWith(reading.Value.Column)))),
        .. profile.Spaces.Select(space => new YieldRow(
            space.Quantity, (space.Used ?? space.Free ?? space.Percent)?.Column.ToString() ?? "", readings.Count(given => given.Quantity.Name == $"{space.Quantity}.used"))),
    ];

    private static YieldRow Row(string quantity, string source, ImmutableArray<SourcedQuantity> readings) =>
        new(quantity, source, readings.Count(given => given.Quantity.Name == quantity && given.Source == source));
}
