using System.Globalization;
using System.Text;
using PrisonOps.Collectors.Logs;
using PrisonOps.Ports.Databases;
using PrisonOps.Ports.Devices;

namespace PrisonOps.Collectors.Databases.Readings;

/// <summary>Turns rows into normalised quantities. What a server says is only ever a number or a bounded label.</summary>
internal static class RowReadings
{
    private const int LabelOctetsMax = 120;

    public static IEnumerable<Quantity> Of(DatabaseStatement statement, IEnumerable<IReadOnlyDictionary<string, object>> rows)
    {
        var seen = new HashSet<(string, string)>();
        foreach (IReadOnlyDictionary<string, object> row in rows)
        {
            foreach (DatabaseReading reading in statement.Readings)
            {
                if (Value(reading, row) is not { } value) continue;

                string instance = Label(reading, row);
                if (seen.Add((reading.Quantity, instance))) yield return new(reading.Quantity, instance, value, reading.Unit, reading.Kind);
            }
        }
    }

    private static double? Value(DatabaseReading reading, IReadOnlyDictionary<string, object> row)
    {
        if (!row.TryGetValue(reading.Column, out object? raw)) return null;
        if (!reading.TextStates.IsEmpty) return reading.TextStates.TryGetValue(Text(raw), out double state) ? state : null;
        if (Number(raw) is not { } value) return null;

        if (reading.Over is { } over)
        {
            if (!row.TryGetValue(over, out object? whole) || Number(whole) is not { } part || part == 0) return null;
            value /= part;
        }

        if (reading.FromOne) value = 1 - value;
        value *= reading.Scale;
        return double.IsFinite(value) ? value : null;
    }

    private static string Label(DatabaseReading reading, IReadOnlyDictionary<string, object> row) => reading.Labels.Length == 0
        ? ""
        : MessageText.Of(
            Encoding.UTF8.GetBytes(string.Join(' ', reading.Labels.Select(label => row.TryGetValue(label, out object? value) ? Text(value) : "").Where(part => part.Length > 0))),
            LabelOctetsMax);

    private static double? Number(object raw) => raw switch
    {
        bool flag => flag ? 1 : 0,
        string text => double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) ? number : null,
        sbyte or byte or short or ushort or int or uint or long or ulong or float or double or decimal => Convert.ToDouble(raw, CultureInfo.InvariantCulture),
        _ => null,
    };

    private static string Text(object raw) => Convert.ToString(raw, CultureInfo.InvariantCulture) ?? "";
}
