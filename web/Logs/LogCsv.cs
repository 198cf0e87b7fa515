using System.Globalization;
using Microsoft.AspNetCore.Http;
using PrisonOps.Ports.Logs;
using PrisonOps.Web.Export;

namespace PrisonOps.Web.Logs;

internal static class LogCsv
{
    public static CsvTable<LogListItem> For(HttpRequest request) => new(
        [
            new("接收时间 (UTC)", "Received (UTC)", entry => CsvText.Time(entry.At)),
            new("设备时间 (UTC)", "Device time (UTC)", entry => CsvText.Time(entry.DeviceAt)),
            new("网络域", "Network domain", entry => entry.NetworkDomain),
            new("地址", "Address", entry => entry.Address),
            new("对象编号", "Object code", entry => entry.ObjectCode),
            new("对象名称", "Object name", entry => entry.ObjectName),
            new("类型", "Kind", entry => entry.Kind.ToString().ToLowerInvariant()),
            new("级别", "Level", entry => ((int)entry.Severity).ToString(CultureInfo.InvariantCulture)),
            new("设施", "Facility", entry => entry.Facility?.ToString(CultureInfo.InvariantCulture)),
            new("主机", "Host", entry => entry.Host),
            new("程序", "Program", entry => entry.App),
            new("Trap OID", "Trap OID", entry => entry.TrapOid),
            new("内容", "Text", entry => entry.Text),
        ],
        CsvText.InChinese(request));
}
