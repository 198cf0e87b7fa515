using System.Globalization;
using Microsoft.AspNetCore.Http;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Web.Export;

namespace PrisonOps.Web.Cameras;

internal static class RoundCsv
{
    public static CsvTable<RoundListItem> Rounds(HttpRequest request)
    {
        bool inChinese = CsvText.InChinese(request);
        return new(
            [
                new("时间 (UTC)", "At (UTC)", item => CsvText.Time(item.Round.At)),
                new("摄像机编码", "Camera code", item => item.CameraCode),
                new("摄像机名称", "Camera", item => item.CameraName),
                new("类别", "Class", item => item.ClassCode),
                new("单位", "Unit", item => inChinese ? item.UnitNameZh : item.UnitNameEn),
                new("取流结果", "Outcome", item => item.Round.Outcome.ToString()),
                new("时段", "Profile", item => item.Round.Profile.ToString()),
                new("故障", "Faults", item => string.Join(' ', item.Round.Judged.Where(judged => judged.IsFault).Select(judged => judged.Code))),
                new("最低评分", "Lowest score", item => item.Round.Judged.Min(judged => judged.Score)?.ToString(CultureInfo.InvariantCulture)),
                new("信令时延 (ms)", "Signalling (ms)", item => CsvText.Number(item.Round.Timing.SignallingMs)),
                new("视频流时延 (ms)", "Stream (ms)", item => CsvText.Number(item.Round.Timing.StreamMs)),
                new("关键帧时延 (ms)", "Keyframe (ms)", item => CsvText.Number(item.Round.Timing.KeyframeMs)),
                new("人工结论", "Verdicts", item => string.Join(' ', item.Verdicts.Select(verdict => $"{verdict.Fault}={verdict.Verdict}"))),
            ],
            inChinese);
    }

    public static CsvTable<DiagnosisReportRow> Report(HttpRequest request)
    {
        bool inChinese = CsvText.InChinese(request);
        return new(
            [
                new("单位", "Unit", row => inChinese ? row.UnitNameZh : row.UnitNameEn),
                new("类别", "Class", row => row.ClassCode),
                new("摄像机数", "Cameras", row => Number(row.Cameras)),
                new("已诊断", "Diagnosed", row => Number(row.Diagnosed)),
                new("正常", "Good", row => Number(row.Good)),
                new("异常", "Abnormal", row => Number(row.Abnormal)),
                new("未诊断", "Undiagnosed", row => Number(row.Undiagnosed)),
                new("轮次", "Rounds", row => Number(row.Rounds)),
                new("完好率", "Good rate", row => row.Diagnosed == 0 ? "" : CsvText.Number(Math.Round((double)row.Good / row.Diagnosed, 4))),
            ],
            inChinese);
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);
}
