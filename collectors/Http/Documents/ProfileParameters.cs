using System.Collections.Immutable;
using PrisonOps.Ports.Http;

namespace PrisonOps.Collectors.Http.Documents;

/// <summary>Puts the parameters of a profile, or those of an object, into its steps.</summary>
public static class ProfileParameters
{
    /// <summary>A document without a path and a reading without a value are left out: the server has nothing of the kind.</summary>
    public static ImmutableArray<HttpStep> Fill(HttpProfile profile, IReadOnlyDictionary<string, string> own)
    {
        var parameters = new Dictionary<string, string>(profile.Parameters);
        foreach ((string name, string text) in own) parameters[name] = text;
        return Fill(profile.Steps, parameters);
    }

    private static ImmutableArray<HttpStep> Fill(IEnumerable<HttpStep> steps, Dictionary<string, string> parameters) =>
    [
        .. from step in steps
           let path = ParameterText.Fill(step.Get, parameters)
           where path.Length > 0
           select step with
           {
               Get = path,
               Each = Optional(step.Each, parameters),
               Identity = step.Identity
                   .Select(part => KeyValuePair.Create(part.Key, ParameterText.Fill(part.Value, parameters))).Where(part => part.Value.Length > 0).ToDictionary(),
               Readings = [.. step.Readings.Select(reading => Fill(reading, parameters)).Where(reading => reading.Value.Length > 0)],
               Steps = Fill(step.Steps, parameters),
           },
    ];

    private static DocumentReading Fill(DocumentReading reading, Dictionary<string, string> parameters) => reading with
    {
        Rows = Optional(reading.Rows, parameters),
        Instance = Optional(reading.Instance, parameters),
        Value = ParameterText.Fill(reading.Value, parameters),
        Minus = Optional(reading.Minus, parameters),
        Over = Optional(reading.Over, parameters),

        // Two words may be the same at one server; the first says what it means.
        Values = reading.Values.Select(word => KeyValuePair.Create(ParameterText.Fill(word.Key, parameters), word.Value)).DistinctBy(word => word.Key).ToDictionary(),
    };

    private static string? Optional(string? text, Dictionary<string, string> parameters) =>
        text is null ? null : ParameterText.Fill(text, parameters) is { Length: > 0 } filled ? filled : null;
}
