using System.Text.Json;
using Microsoft.AspNetCore.Http;
using PrisonOps.Web.Export;

namespace PrisonOps.Web.Topology;

/// <summary>The links of a map as a table.</summary>
internal static class TopologyCsv
{
    public sealed record Row(Wire.TopologyLink Link, string From, string To, Wire.TopologyLinkNow? Now);

    public static CsvTable<Row> For(HttpRequest request)
    {
        bool inChinese = CsvText.InChinese(request);
        return new(
            [
                new("起点", "From", row => row.From),
                new("起点端口", "From port", row => row.Link.FromPort),
                new("终点", "To", row => row.To),
                new("终点端口", "To port", row => row.Link.ToPort),
                new("关系", "Relation", row => row.Link.Relation is { } type ? JsonNamingPolicy.CamelCase.ConvertName(type.ToString()) : ""),
                new("聚合", "Aggregate", row => row.Link.FromAggregate ?? row.Link.ToAggregate),
                new("状态", "State", row => row.Now is { } now ? JsonNamingPolicy.CamelCase.ConvertName(now.State.ToString()) : ""),
                new("原因", "Causes", row => row.Now is { } now ? string.Join(' ', now.Causes) : ""),
                new("状态自 (UTC)", "Since (UTC)", row => CsvText.Time(row.Now?.ChangedAt)),
                new("速率 (bit/s)", "Speed (bit/s)", row => CsvText.Number(row.Now?.SpeedBps)),
                new("正向 (bit/s)", "Forward (bit/s)", row => CsvText.Number(row.Now?.ForwardBps)),
                new("反向 (bit/s)", "Backward (bit/s)", row => CsvText.Number(row.Now?.BackwardBps)),
                new("错误 (帧/s)", "Errors (frames/s)", row => CsvText.Number(row.Now?.ErrorsPerSecond)),
            ],
            inChinese);
    }
}
