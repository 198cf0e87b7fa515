using System.Diagnostics.Metrics;
using System.Globalization;
using System.Text;

namespace PrisonOps.Web.Platform;

/// <summary>One series: a number, or the buckets of a histogram.</summary>
internal sealed class MetricSeries(MetricKind kind, double[] bounds)
{
    private static readonly double[] Seconds = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
    private static readonly double[] Plain = [1, 10, 100, 1_000, 10_000, 100_000];
    private readonly Lock gate = new();
    private readonly long[] buckets = new long[bounds.Length + 1];
    private double sum;
    private long count;

    public static MetricSeries For(Instrument instrument) =>
        new(KindOf(instrument), KindOf(instrument) is MetricKind.Histogram ? instrument.Unit == "s" ? Seconds : Plain : []);

    public static MetricKind KindOf(Instrument instrument)
    {
        string type = instrument.GetType().Name;
        return type switch
        {
            _ when type.StartsWith("Histogram", StringComparison.Ordinal) => MetricKind.Histogram,
            _ when type.StartsWith("ObservableCounter", StringComparison.Ordinal) => MetricKind.ObservedCounter,
            _ when type.StartsWith("Observable", StringComparison.Ordinal) || type.StartsWith("Gauge", StringComparison.Ordinal) => MetricKind.Gauge,
            _ when type.StartsWith("UpDown", StringComparison.Ordinal) => MetricKind.UpDown,
            _ => MetricKind.Counter,
        };
    }

    public void Record(double value)
    {
        lock (gate)
        {
            switch (kind)
            {
                case MetricKind.Gauge or MetricKind.ObservedCounter:
                    sum = value;
                    break;
                case MetricKind.Histogram:
                    int at = Array.FindIndex(bounds, bound => value <= bound);
                    buckets[at < 0 ? bounds.Length : at]++;
                    sum += value;
                    count++;
                    break;
                default:
                    sum += value;
                    break;
            }
        }
    }

    public void Write(StringBuilder text, string name, string labels)
    {
        lock (gate)
        {
            string braces = labels.Length == 0 ? "" : $"{{{labels}}}";
            if (kind is not MetricKind.Histogram)
            {
                text.Append(CultureInfo.InvariantCulture, $"{name}{braces} {sum:R}\n");
                return;
            }

            string before = labels.Length == 0 ? "" : labels + ",";
            long below = 0;
            for (int i = 0; i < buckets.Length; i++)
            {
                below += buckets[i];
                string bound = i < bounds.Length ? bounds[i].ToString("R", CultureInfo.InvariantCulture) : "+Inf";
                text.Append(CultureInfo.InvariantCulture, $"{name}_bucket{{{before}le=\"{bound}\"}} {below}\n");
            }

            text.Append(CultureInfo.InvariantCulture, $"{name}_sum{braces} {sum:R}\n{name}_count{braces} {count}\n");
        }
    }
}
