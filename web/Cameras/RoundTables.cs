using System.Globalization;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Web.Export;

namespace PrisonOps.Web.Cameras;

/// <summary>The columns of the two exports, as text and as a workbook.</summary>
internal static class RoundTables
{
    public static IReadOnlyList<CsvColumn<RoundListItem>> Rounds(bool inChinese) =>
    [
        new("时间 (UTC)", "At (UTC)", item => CsvText.Time(item.Round.At)),
        new("摄像机编码", "Camera code", item => item.CameraCode),
        new("摄像机名称", "Camera", item => item.CameraName),
        new("类别", "Class", item => item.ClassCode),
        new("单位", "Unit", item => inChinese ? item.UnitNameZh : item.UnitNameEn),
        new("取流结果", "Outcome", item => item.Round.Outcome.ToString()),
        new("时段", "Profile", item => item.Round.Profile.ToString()),
        new("故障", "Faults", item => string.Join(' ', item.Round.Judged.Where(judged => judged.IsFault).Select(judged => judged.Code))),
        new("最低评分", "Lowest score", item => item.Round.Judged.Min(judged => judged.Score)?.ToString(CultureInfo.InvariantCulture), true),
        new("信令时延 (ms)", "Signalling (ms)", item => CsvText.Number(item.Round.Timing.SignallingMs), true),
        new("视频流时延 (ms)", "Stream (ms)", item => CsvText.Number(item.Round.Timing.StreamMs), true),
        new("关键帧时延 (ms)", "Keyframe (ms)", item => CsvText.Number(item.Round.Timing.KeyframeMs), true),
        new("人工结论", "Verdicts", item => string.Join(' ', item.Verdicts.Select(verdict => $"{verdict.Fault}={verdict.Verdict}"))),
    ];

    public static IReadOnlyList<CsvColumn<DiagnosisReportRow>> Report(bool inChinese) =>
    [
        new("单位", "Unit", row => inChinese ? row.UnitNameZh : row.UnitNameEn),
        new("类别", "Class", row => row.ClassCode),
        new("摄像机数", "Cameras", row => Number(row.Cameras), true),
        new("已诊断", "Diagnosed", row => Number(row.Diagnosed), true),
        new("正常", "Good", row => Number(row.Good), true),
        new("异常", "Abnormal", row => Number(row.Abnormal), true),
        new("未诊断", "Undiagnosed", row => Number(row.Undiagnosed), true),
        new("轮次", "Rounds", row => Number(row.Rounds), true),
        new("完好率", "Good rate", row => row.Diagnosed == 0 ? "" : CsvText.Number(Math.Round((double)row.Good / row.Diagnosed, 4)), true),
    ];

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
