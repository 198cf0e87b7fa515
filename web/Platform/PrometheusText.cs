using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace PrisonOps.Web.Platform;

/// <summary>The meters of this process in Prometheus' text form. At most 5,000 series are kept; what is beyond is counted and dropped.</summary>
internal sealed class PrometheusText : IDisposable
{
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";
    private const int SeriesMax = 5_000;
    private static readonly string[] Meters = ["prisonops", "System.Runtime", "Microsoft.AspNetCore.Hosting", "Microsoft.AspNetCore.Server.Kestrel", "Npgsql"];
    private readonly ConcurrentDictionary<(Instrument Instrument, string Labels), MetricSeries> series = new();
    private readonly MeterListener listener = new();
    private long dropped;

    public PrometheusText()
    {
        listener.InstrumentPublished = static (instrument, hearing) =>
        {
            if (Array.Exists(Meters, meter => instrument.Meter.Name.StartsWith(meter, StringComparison.OrdinalIgnoreCase))) hearing.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<byte>((instrument, value, tags, _) => Hear(instrument, value, tags));
        listener.SetMeasurementEventCallback<short>((instrument, value, tags, _) => Hear(instrument, value, tags));
        listener.SetMeasurementEventCallback<int>((instrument, value, tags, _) => Hear(instrument, value, tags));
        listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Hear(instrument, value, tags));
        listener.SetMeasurementEventCallback<float>((instrument, value, tags, _) => Hear(instrument, value, tags));
        listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Hear(instrument, value, tags));
        listener.SetMeasurementEventCallback<decimal>((instrument, value, tags, _) => Hear(instrument, (double)value, tags));
        listener.Start();
    }

    public string Write()
    {
        listener.RecordObservableInstruments();
        StringBuilder text = new(16_384);
        foreach (IGrouping<string, KeyValuePair<(Instrument Instrument, string Labels), MetricSeries>> metric in series
            .GroupBy(pair => Name(pair.Key.Instrument)).OrderBy(group => group.Key, StringComparer.Ordinal))
        {
            Instrument instrument = metric.First().Key.Instrument;
            if (instrument.Description is { Length: > 0 } help) text.Append("# HELP ").Append(metric.Key).Append(' ').Append(help.ReplaceLineEndings(" ")).Append('\n');
            text.Append("# TYPE ").Append(metric.Key).Append(' ').Append(Type(instrument)).Append('\n');
            foreach (((_, string labels), MetricSeries one) in metric.OrderBy(pair => pair.Key.Labels, StringComparer.Ordinal)) one.Write(text, metric.Key, labels);
        }

        text.Append(CultureInfo.InvariantCulture, $"# TYPE prisonops_metrics_dropped_total counter\nprisonops_metrics_dropped_total {Interlocked.Read(ref dropped)}\n");
        return text.ToString();
    }

    public void Dispose() => listener.Dispose();

    private void Hear(Instrument instrument, double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        string labels = Labels(tags);
        if (!series.TryGetValue((instrument, labels), out MetricSeries? one))
        {
            if (series.Count >= SeriesMax)
            {
                Interlocked.Increment(ref dropped);
                return;
            }

            one = series.GetOrAdd((instrument, labels), static key => MetricSeries.For(key.Instrument));
        }

        one.Record(value);
    }

    private static string Labels(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.IsEmpty) return "";

        StringBuilder labels = new();
        foreach ((string name, object? value) in tags)
        {
            string text = Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";
            if (labels.Length > 0) labels.Append(',');
            labels.Append(Word(name)).Append("=\"")
                .Append(text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).ReplaceLineEndings("\\n")).Append('"');
        }

        return labels.ToString();
    }

    private static string Name(Instrument instrument)
    {
        string unit = instrument.Unit switch { "s" => "_seconds", "ms" => "_milliseconds", "By" => "_bytes", _ => "" };
        string name = Word(instrument.Name);
        if (unit.Length > 0 && !name.EndsWith(unit, StringComparison.Ordinal)) name += unit;
        return Type(instrument) == "counter" && !name.EndsWith("_total", StringComparison.Ordinal) ? name + "_total" : name;
    }

    private static string Word(string name) => string.Concat(name.Select(c => char.IsAsciiLetterOrDigit(c) ? c : '_'));

    private static string Type(Instrument instrument) => MetricSeries.KindOf(instrument) switch
    {
        MetricKind.Counter or MetricKind.ObservedCounter => "counter",
        MetricKind.Histogram => "histogram",
        _ => "gauge",
    };
}
