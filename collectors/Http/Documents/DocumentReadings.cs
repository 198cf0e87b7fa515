using System.Globalization;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Http;

namespace PrisonOps.Collectors.Http.Documents;

/// <summary>Takes quantities off a document.</summary>
internal static class DocumentReadings
{
    /// <summary>Things of one document that have a value each; a longer list is cut.</summary>
    private const int RowsMax = 1_000;

    /// <param name="now">By our clock.</param>
    public static IEnumerable<Quantity> Of(DocumentNode document, DocumentReading reading, DateTimeOffset now)
    {
        IEnumerable<DocumentNode> rows = reading.Rows is { } path ? document.Select(path).Take(RowsMax) : [document];
        if (reading.Conversion == DocumentConversion.Count)
        {
            yield return new(reading.Name, reading.Label, rows.Count(), reading.Unit, reading.Kind);
            yield break;
        }

        foreach (DocumentNode row in rows)
        {
            if (Value(row, reading, now) is not { } value) continue;

            string named = reading.Instance is { } place ? row.Select(place).FirstOrDefault()?.Text?.Trim() ?? "" : "";
            string instance = string.Join(' ', new[] { reading.Label, named }.Where(part => part.Length > 0));
            yield return new(reading.Name, instance, value, reading.Unit, reading.Kind);
        }
    }

    private static double? Value(DocumentNode row, DocumentReading reading, DateTimeOffset now)
    {
        if (TextOf(row, reading.Value) is not { } text) return null;
        if (reading.Conversion == DocumentConversion.ClockOffset)
        {
            return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out DateTimeOffset said)
                ? (said - now).TotalSeconds * reading.Scale
                : null;
        }

        if (reading.Values.Count > 0)
            return reading.Values.TryGetValue(text, out double meant) || reading.Values.TryGetValue("*", out meant) ? meant : null;

        double? value = Number(text);
        if (reading.Minus is { } minus) value -= Number(TextOf(row, minus));
        if (reading.Over is { } over) value = Number(TextOf(row, over)) is { } whole && whole != 0 ? value / whole : null;
        value *= reading.Scale;
        return reading.Conversion == DocumentConversion.Complement ? 1 - value : value;
    }

    private static string? TextOf(DocumentNode row, string path) => row.Select(path).FirstOrDefault()?.Text?.Trim();

    private static double? Number(string? text)
    {
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)) return double.IsFinite(number) ? number : null;
        return text switch { "true" => 1, "false" => 0, _ => null };
    }
}
