using Microsoft.AspNetCore.Http;
using PrisonOps.Ports.Samples;
using PrisonOps.Web.Export;

namespace PrisonOps.Web.Objects;

/// <summary>The points of a chart, each with the name of its series, so that files of several charts can be put below each other.</summary>
internal static class SampleCsv
{
    public static CsvTable<SamplePoint> For(HttpRequest request, SeriesName series) => new(
        [
            new("时间 (UTC)", "Time (UTC)", point => CsvText.Time(point.At)),
            new("曲线", "Series", _ => series.Name),
            new("实例", "Instance", _ => series.Instance),
            new("计量单位", "Unit of measure", _ => series.Unit),
            new("最小", "Minimum", point => CsvText.Number(point.Min)),
            new("平均", "Mean", point => CsvText.Number(point.Mean)),
            new("最大", "Maximum", point => CsvText.Number(point.Max)),
            new("值的个数", "Values", point => CsvText.Number(point.Count)),
        ],
        CsvText.InChinese(request));
}
