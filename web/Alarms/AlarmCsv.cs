using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using PrisonOps.Ports.Alarms;
using PrisonOps.Web.Export;

namespace PrisonOps.Web.Alarms;

internal static class AlarmCsv
{
    public static CsvTable<AlarmListItem> For(HttpRequest request)
    {
        bool inChinese = CsvText.InChinese(request);
        return new(
            [
                new("级别", "Severity", item => item.Alarm.Severity.ToString().ToLowerInvariant()),
                new("状态", "State", item => JsonNamingPolicy.CamelCase.ConvertName(item.Alarm.State.ToString())),
                new("原级别", "Original level", item => item.Alarm.OriginalSeverity.ToString().ToLowerInvariant()),
                new("告警类型", "Type", item => item.Alarm.Type),
                new("实例", "Instance", item => item.Alarm.Instance),
                new("对象编码", "Object code", item => item.ObjectCode),
                new("对象名称", "Object", item => item.ObjectName),
                new("类别", "Class", item => item.ClassCode),
                new("位置", "Location", item => item.LocationName),
                new("单位", "Unit", item => inChinese ? item.UnitNameZh : item.UnitNameEn),
                new("首次时间 (UTC)", "First at (UTC)", item => CsvText.Time(item.Alarm.FirstAt)),
                new("最近时间 (UTC)", "Last at (UTC)", item => CsvText.Time(item.Alarm.LastAt)),
                new("次数", "Count", item => item.Alarm.Count.ToString(CultureInfo.InvariantCulture)),
                new("值", "Value", item => CsvText.Number(item.Alarm.Evidence.Value)),
                new("限值", "Limit", item => CsvText.Number(item.Alarm.Evidence.Limit)),
                new("说明", "Detail", item => item.Alarm.Evidence.Detail),
                new("确认人", "Acknowledged by", item => item.Alarm.AcknowledgedBy),
                new("确认时间 (UTC)", "Acknowledged at (UTC)", item => CsvText.Time(item.Alarm.AcknowledgedAt)),
                new("备注", "Note", item => item.Alarm.Note),
                new("恢复时间 (UTC)", "Cleared at (UTC)", item => CsvText.Time(item.Alarm.ClearedAt)),
                new("恢复原因", "Clear reason", item => item.Alarm.ClearReason),
            ],
            inChinese);
    }
}
