using System.Collections.Immutable;
using System.Text;
using PrisonOps.Collectors.Prometheus.Exposition;
using PrisonOps.Ports.Metrics;
using PrisonOps.Ports.Protocols;

namespace PrisonOps.Collectors.Prometheus.Readings;

/// <summary>The readings of a profile, ready to be taken off a page in one pass.</summary>
internal sealed class ReadingPlan
{
    private readonly ImmutableArray<MetricReading> readings;
    private readonly Dictionary<string, List<Use>> uses = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Use>>.AlternateLookup<ReadOnlySpan<char>> usesByName;

    /// <exception cref="FormatException">A reading has a selector that is none.</exception>
    public ReadingPlan(ImmutableArray<MetricReading> readings)
    {
        this.readings = readings;
        for (int i = 0; i < readings.Length; i++)
        {
            byte[][] by = [.. readings[i].By.Select(Encoding.UTF8.GetBytes)];
            Add(i, Part.Value, readings[i].Value, by);
            if (readings[i].Minus is { } minus) Add(i, Part.Minus, minus, by);
            if (readings[i].Over is { } over) Add(i, Part.Over, over, by);
        }

        usesByName = uses.GetAlternateLookup<ReadOnlySpan<char>>();
    }

    private enum Part
    {
        Value,
        Minus,
        Over,
    }

    public PageReadings ReadFrom(ReadOnlySpan<byte> page, int seriesMax)
    {
        Dictionary<(int Reading, Part Part, string Instance), double> values = [];
        List<(int Reading, string Instance)> order = [];
        var reader = new ExpositionReader(page);
        Span<char> name = stackalloc char[256];
        int series = 0;
        while (reader.Read())
        {
            if (++series > seriesMax) return PageReadings.Faulty(series, $"the page has more than {seriesMax} series");
            if (reader.Name.Length > name.Length) continue;

            int length = Encoding.ASCII.GetChars(reader.Name, name);
            if (!usesByName.TryGetValue(name[..length], out List<Use>? wanted) || double.IsNaN(reader.Value)) continue;

            foreach (Use use in wanted)
            {
                if (!use.Selector.Matches(reader.Labels)) continue;

                (int, Part, string) key = (use.Reading, use.Part, Instance(reader.Labels, use.By));
                bool isKnown = values.TryGetValue(key, out double before);
                values[key] = use.Selector.Add(isKnown ? before : null, reader.Value);
                if (!isKnown && use.Part == Part.Value) order.Add((use.Reading, key.Item3));
            }
        }

        if (reader.Fault is { } fault) return PageReadings.Faulty(series, fault);
        return new(series, [.. order.OrderBy(found => found.Reading).Select(found => Evaluate(found.Reading, found.Instance, values)).OfType<SourcedQuantity>()], null);
    }

    private static string Instance(MetricLabels labels, byte[][] by)
    {
        if (by.Length == 0) return "";
        if (by.Length == 1) return labels.Value(by[0]);

        var parts = new List<string>(by.Length);
        foreach (byte[] label in by)
        {
            if (labels.Value(label) is { Length: > 0 } value) parts.Add(value);
        }

        return string.Join(' ', parts);
    }

    private SourcedQuantity? Evaluate(int position, string instance, Dictionary<(int Reading, Part Part, string Instance), double> values)
    {
        MetricReading reading = readings[position];
        double value = values[(position, Part.Value, instance)];
        if (reading.Minus is not null)
        {
            if (Find(Part.Minus) is not { } minus) return null;
            value -= minus;
        }

        if (reading.Over is not null)
        {
            if (Find(Part.Over) is not { } over || over == 0) return null;
            value /= over;
        }

        if (reading.FromOne) value = 1 - value;
        value *= reading.Scale;
        return double.IsFinite(value) && !(value < reading.Min || value > reading.Max)
            ? new(new(reading.Name, instance, value, reading.Unit, reading.Kind), reading.Source, reading.States.FirstOrDefault(state => state.Value == value)) { Alarms = reading.Alarms }
            : null;

        // What has no such labels, a total say, belongs to every instance.
        double? Find(Part part) =>
            values.TryGetValue((position, part, instance), out double own) ? own : values.TryGetValue((position, part, ""), out double shared) ? shared : null;
    }

    private void Add(int reading, Part part, string selector, byte[][] by)
    {
        var parsed = SeriesSelector.Parse(selector);
        if (!uses.TryGetValue(parsed.Metric, out List<Use>? known)) uses[parsed.Metric] = known = [];
        known.Add(new(reading, part, parsed, by));
    }

    private sealed record Use(int Reading, Part Part, SeriesSelector Selector, byte[][] By);
}
