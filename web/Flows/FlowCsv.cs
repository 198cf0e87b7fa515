using System.Globalization;
using Microsoft.AspNetCore.Http;
using PrisonOps.Ports.Flows;
using PrisonOps.Web.Export;

namespace PrisonOps.Web.Flows;

internal static class FlowCsv
{
    public static CsvTable<ConversationTraffic> For(HttpRequest request, FlowFilter filter) => new(
        [
            new("起 (UTC)", "From (UTC)", _ => CsvText.Time(filter.From)),
            new("至 (UTC)", "To (UTC)", _ => CsvText.Time(filter.To)),
            new("源地址", "Source", one => one.Source),
            new("源对象", "Source object", one => one.SourceName),
            new("目的地址", "Destination", one => one.Destination),
            new("目的对象", "Destination object", one => one.DestinationName),
            new("协议号", "Protocol number", one => Number(one.Protocol)),
            new("服务端口", "Service port", one => Number(one.Service)),
            new("字节", "Octets", one => Number(one.Sum.Octets)),
            new("包", "Packets", one => Number(one.Sum.Packets)),
            new("流", "Flows", one => Number(one.Sum.Flows)),
        ],
        CsvText.InChinese(request));

    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);
}
