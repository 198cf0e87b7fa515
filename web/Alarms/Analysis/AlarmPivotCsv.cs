using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using PrisonOps.Ports.Alarms;
using PrisonOps.Ports.Alarms.Analysis;
using PrisonOps.Ports.Units;
using PrisonOps.Web.Export;

namespace PrisonOps.Web.Alarms.Analysis;

/// <summary>A line for each cell; units by name, times in seconds.</summary>
internal static class AlarmPivotCsv
{
    public static CsvTable<AlarmPivotCell> For(HttpRequest request, ImmutableArray<AlarmDimension> dimensions, ImmutableArray<UnitRow> units)
    {
        bool inChinese = CsvText.InChinese(request);
        return new(
            [
                .. dimensions.Select((dimension, place) => new CsvColumn<AlarmPivotCell>(
                    Title(dimension).Zh, Title(dimension).En, cell => Text(dimension, cell.Key[place], units, inChinese))),
                new("告警数", "Alarms", cell => Number(cell.Figures.Alarms)),
                new("发生次数", "Occurrences", cell => Number(cell.Figures.Occurrences)),
                new("未恢复", "Open", cell => Number(cell.Figures.Open)),
                new("人工确认", "Acknowledged by people", cell => Number(cell.Figures.Acknowledged)),
                new("已恢复", "Cleared", cell => Number(cell.Figures.Cleared)),
                new("重复", "Repeated", cell => Number(cell.Figures.Repeated)),
                new("误报", "False alarms", cell => Number(cell.Figures.FalseAlarms)),
                new("平均确认时间 (s)", "Mean time to acknowledge (s)", cell => Seconds(cell.Figures.ToAcknowledgeMean)),
                new("确认时间中位数 (s)", "Median time to acknowledge (s)", cell => Seconds(cell.Figures.ToAcknowledgeMedian)),
                new("平均恢复时间 (s)", "Mean time to clear (s)", cell => Seconds(cell.Figures.ToClearMean)),
                new("恢复时间中位数 (s)", "Median time to clear (s)", cell => Seconds(cell.Figures.ToClearMedian)),
            ],
            inChinese);
    }

    private static (string Zh, string En) Title(AlarmDimension dimension) => dimension switch
    {
        AlarmDimension.Class => ("设备类型", "Device type"),
        AlarmDimension.Vendor => ("厂商", "Vendor"),
        AlarmDimension.Model => ("型号", "Model"),
        AlarmDimension.Region => ("区域", "Region"),
        AlarmDimension.Prison => ("监狱", "Prison"),
        AlarmDimension.System => ("系统", "System"),
        AlarmDimension.Type => ("告警类型", "Alarm type"),
        AlarmDimension.Severity => ("级别", "Severity"),
        AlarmDimension.Hour => ("小时", "Hour"),
        AlarmDimension.Day => ("日", "Day"),
        AlarmDimension.Week => ("周", "Week"),
        _ => ("月", "Month"),
    };

    private static string Text(AlarmDimension dimension, string value, ImmutableArray<UnitRow> units, bool inChinese) => dimension switch
    {
        AlarmDimension.Region or AlarmDimension.Prison =>
            units.FirstOrDefault(unit => unit.Id.ToString(CultureInfo.InvariantCulture) == value) is { } unit ? inChinese ? unit.NameZh : unit.NameEn : "",
        AlarmDimension.Severity => Enum.Parse<AlarmSeverity>(value).ToString().ToLowerInvariant(),
        _ => value,
    };

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    private static string Seconds(TimeSpan? span) => CsvText.Number(span is { } known ? Math.Round(known.TotalSeconds, 1) : null) ?? "";
}
