using System.Globalization;
using Microsoft.AspNetCore.Http;
using PrisonOps.Ports.Audit;
using PrisonOps.Web.Export;

namespace PrisonOps.Web.Audit;

internal static class AuditCsv
{
    public static CsvTable<AuditEntry> For(HttpRequest request)
    {
        bool inChinese = CsvText.InChinese(request);
        return new(
            [
                new("序号", "Sequence", entry => entry.Sequence.ToString(CultureInfo.InvariantCulture)),
                new("时间 (UTC)", "Time (UTC)", entry => CsvText.Time(entry.At)),
                new("操作人", "Actor", entry => entry.Actor.Name),
                new("来源地址", "Remote address", entry => entry.Actor.RemoteAddress),
                new("单位编号", "Unit id", entry => entry.Place.Unit.ToString(CultureInfo.InvariantCulture)),
                new("操作", "Action", entry => entry.Action),
                new("对象", "Subject", entry => entry.Subject),
                new("变更前", "Before", entry => entry.Before),
                new("变更后", "After", entry => entry.After),
                new("结果", "Succeeded", entry => entry.Succeeded ? inChinese ? "成功" : "yes" : inChinese ? "失败" : "no"),
            ],
            inChinese);
    }
}
