using System.Text.Json;
using Microsoft.AspNetCore.Http;
using PrisonOps.Ports.Objects;
using PrisonOps.Web.Export;

namespace PrisonOps.Web.Objects;

internal static class ObjectCsv
{
    public static CsvTable<ObjectListItem> For(HttpRequest request)
    {
        bool inChinese = CsvText.InChinese(request);
        return new(
            [
                new("编码", "Code", item => item.Code),
                new("名称", "Name", item => item.Name),
                new("类别", "Class", item => item.ClassCode),
                new("单位", "Unit", item => inChinese ? item.UnitNameZh : item.UnitNameEn),
                new("位置", "Location", item => item.LocationName),
                new("重要性", "Criticality", item => Camel(item.Criticality)),
                new("协议", "Protocol", item => Camel(item.Protocol)),
                new("网络域", "Network domain", item => item.NetworkDomain),
                new("地址", "Address", item => item.Address),
                new("状态", "State", item => Camel(item.State)),
                new("原因", "Reason", item => item.Reason),
                new("自 (UTC)", "Since (UTC)", item => CsvText.Time(item.Since)),
                new("最近采集 (UTC)", "Last poll (UTC)", item => CsvText.Time(item.LastPollAt)),
            ],
            inChinese);
    }

    private static string Camel<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
