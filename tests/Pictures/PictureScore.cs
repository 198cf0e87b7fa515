using System.Globalization;
using System.Text;

namespace PrisonOps.Tests.Pictures;

/// <summary>
/// Precision and recall per fault over clips with at most one fault each. An alarm that the label also accepts is neither right nor
/// wrong; a clean clip is alarmed by any fault that its label does not accept.
/// </summary>
internal sealed class PictureScore
{
    private readonly SortedDictionary<string, (int True, int False, int Missed)> counts = [];
    private readonly SortedDictionary<string, (int Found, int All)> severities = [];
    private readonly SortedDictionary<string, int> wrong = [];

    public PictureScore(IEnumerable<string> faults)
    {
        foreach (string fault in faults) counts[fault] = default;
    }

    public int CleanAlarmed { get; private set; }

    public int CleanCount { get; private set; }

    public int FaultyAlarmed { get; private set; }

    public int FaultyCount { get; private set; }

    public IEnumerable<(string Fault, double F1)> PerFault => counts.Select(entry => (entry.Key, F1(entry.Value)));

    public double Macro => counts.Values.Average(F1);

    /// <param name="found">Each fault with the detail that names its kind.</param>
    public void Add(string fault, string severity, IReadOnlyCollection<string> accepted, IReadOnlyDictionary<string, string> found)
    {
        string[] alarms = [.. found.Keys.Where(counts.ContainsKey)];
        if (fault == FaultForm.Clean)
        {
            CleanCount++;
            if (alarms.Except(accepted).Any()) CleanAlarmed++;
        }
        else
        {
            bool hit = found.ContainsKey(fault);
            FaultyCount++;
            if (alarms.Length > 0) FaultyAlarmed++;
            (int known, int all) = severities.GetValueOrDefault(severity);
            severities[severity] = (known + (hit ? 1 : 0), all + 1);
            counts[fault] = counts[fault] with { True = counts[fault].True + (hit ? 1 : 0), Missed = counts[fault].Missed + (hit ? 0 : 1) };
        }

        foreach (string alarm in alarms.Where(alarm => alarm != fault && !accepted.Contains(alarm)))
        {
            counts[alarm] = counts[alarm] with { False = counts[alarm].False + 1 };
            string kind = $"{alarm} {found[alarm]}";
            wrong[kind] = wrong.GetValueOrDefault(kind) + 1;
        }
    }

    public string Table(string title)
    {
        var table = new StringBuilder();
        foreach ((string fault, (int hits, int wrong, int missed)) in counts)
        {
            table.AppendLine(CultureInfo.InvariantCulture,
                $"figure: {title} {fault,-14} P {Ratio(hits, hits + wrong):0.00} R {Ratio(hits, hits + missed):0.00} F1 {F1((hits, wrong, missed)):0.00} (right {hits}, wrong {wrong}, missed {missed})");
        }

        string recall = string.Join(", ", severities.Select(entry => $"{entry.Key} {entry.Value.Found}/{entry.Value.All}"));
        table.AppendLine(CultureInfo.InvariantCulture, $"figure: {title} recall {recall}");
        table.AppendLine(CultureInfo.InvariantCulture, $"figure: {title} clean clips alarmed {CleanAlarmed}/{CleanCount}, faulty clips with any alarm {FaultyAlarmed}/{FaultyCount}");
        table.AppendLine(CultureInfo.InvariantCulture, $"figure: {title} wrong by kind: {string.Join(", ", wrong.Select(kind => $"{kind.Key} {kind.Value}"))}");
        table.AppendLine(CultureInfo.InvariantCulture, $"figure: {title} macro F1 {Macro:0.000}, worst {counts.Values.Min(F1):0.00}");
        return table.ToString();
    }

    private static double F1((int True, int False, int Missed) count) => Ratio(2 * count.True, (2 * count.True) + count.False + count.Missed);

    private static double Ratio(int part, int whole) => whole == 0 ? 0 : (double)part / whole;
}
