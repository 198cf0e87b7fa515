using System.Globalization;
using PrisonOps.Ports.Devices;
using PrisonOps.Ports.Http;

namespace PrisonOps.Collectors.Http.Documents;

/// <summary>Takes quantities off a document.</summary>
internal static class DocumentReadings
{
    /// <summary>Things of one document that have a value each; a longer list is cut.</summary>
    private const int RowsMax = 1_000;

    public static IEnumerable<Quantity> Of(DocumentNode document, DocumentReading reading)
    {
        foreach (DocumentNode row in reading.Rows is { } rows ? document.Select(rows).Take(RowsMax) : [document])
        {
            if (row.Select(reading.Value).FirstOrDefault()?.Text is not { } text || Number(text, reading) is not { } value) continue;

            string instance = reading.Instance is { } path ? row.Select(path).FirstOrDefault()?.Text ?? "" : "";
            yield return new(reading.Name, instance, value * reading.Scale, reading.Unit, reading.Kind);
        }
    }

    private static double? Number(string text, DocumentReading reading)
    {
        if (reading.States.Count > 0) return reading.States.TryGetValue(text, out double state) ? state : null;
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)) return double.IsFinite(number) ? number : null;
        return text switch { "true" => 1, "false" => 0, _ => null };
    }
}
