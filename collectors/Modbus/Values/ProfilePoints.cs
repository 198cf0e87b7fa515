using System.Collections.Immutable;
using System.Globalization;
using PrisonOps.Ports.Modbus;

namespace PrisonOps.Collectors.Modbus.Values;

/// <summary>The points of one device: those of its profile where this device has them, and its own.</summary>
internal static class ProfilePoints
{
    /// <summary>A sentence instead of points when the settings do not go with the profile.</summary>
    public static (ImmutableArray<ModbusPoint> Points, string? Fault) Of(ModbusProfile? profile, ModbusSettings settings)
    {
        IReadOnlyList<ModbusRepeat> repeats = profile?.Repeats ?? [];
        if (settings.Repeats.Keys.FirstOrDefault(name => repeats.All(repeat => repeat.Name != name)) is { } unknown)
            return ([], $"'{unknown}' is none of the repeats of profile '{profile?.Name}': {string.Join(", ", repeats.Select(repeat => repeat.Name))}");

        var points = ImmutableArray.CreateBuilder<ModbusPoint>();
        foreach (ModbusPoint point in profile?.Points ?? []) points.Add(Moved(point, settings.Offset));
        foreach (ModbusRepeat repeat in repeats)
        {
            ModbusRepeatSettings own = settings.Repeats.GetValueOrDefault(repeat.Name) ?? new();
            int count = own.Count ?? repeat.Count;
            if (count is < 0 or > ModbusRepeatSettings.CountMax)
                return ([], $"'{repeat.Name}' are {count}; 0 to {ModbusRepeatSettings.CountMax} are allowed");

            for (int number = 0; number < count; number++)
            {
                string label = own.Names.ElementAtOrDefault(number) is { Length: > 0 } name
                    ? name
                    : repeat.Label
                        .Replace("{n}", (number + 1).ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
                        .Replace("{letter}", ((char)('a' + (number % 26))).ToString(), StringComparison.Ordinal);
                int by = settings.Offset + (own.First ?? repeat.First) + (number * (own.Stride ?? repeat.Stride));
                points.AddRange(repeat.Points.Select(point => Named(Own(Moved(point, by), own), label)));
            }
        }

        points.AddRange(settings.Points);
        return (points.ToImmutable(), points.Select(point => point.Fault).FirstOrDefault(fault => fault is not null));
    }

    /// <param name="found">The blocks that the device has, with the addresses of their first registers.</param>
    public static ImmutableArray<ModbusPoint> OfModels(IReadOnlyList<ModbusModel> models, IReadOnlyList<(int Number, int Address)> found)
    {
        var points = ImmutableArray.CreateBuilder<ModbusPoint>();
        foreach (ModbusModel model in models)
        {
            int nth = 0;
            foreach ((_, int address) in found.Where(block => model.Numbers.Contains(block.Number)))
            {
                string label = ++nth == 1 ? "" : nth.ToString(CultureInfo.InvariantCulture);
                points.AddRange(model.Points.Select(point => Named(Moved(point, address), label)));
            }
        }

        return points.ToImmutable();
    }

    /// <summary>The registers that hold powers of ten, each once, as points without a name.</summary>
    public static IEnumerable<ModbusPoint> ExponentsOf(IEnumerable<ModbusPoint> points) =>
        from point in points
        where point.ScaleAt is not null
        group point by (point.Table, Address: point.ScaleAt!.Value) into place
        select new ModbusPoint { Name = "", Table = place.Key.Table, Address = place.Key.Address, Type = RegisterType.I16, Missing = short.MinValue };

    private static ModbusPoint Moved(ModbusPoint point, int by) => by == 0 ? point : point with { Address = point.Address + by, ScaleAt = point.ScaleAt + by };

    private static ModbusPoint Named(ModbusPoint point, string label) => point.Type == RegisterType.Text || label.Length == 0
        ? point
        : point with { Instance = point.Instance.Length == 0 ? label : $"{label} {point.Instance}" };

    private static ModbusPoint Own(ModbusPoint point, ModbusRepeatSettings own)
    {
        if (own.Table is { } table) point = point with { Table = table };
        return own.Inverted && point is { Type: RegisterType.Bits, BitCount: 1 } ? point with { Scale = -point.Scale, Offset = 1 - point.Offset } : point;
    }
}
