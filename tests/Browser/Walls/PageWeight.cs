using System.Text.Json;
using Microsoft.Playwright;

namespace PrisonOps.Tests.Browser.Walls;

/// <summary>What a page holds once nothing is left to collect.</summary>
internal sealed record PageWeight(double HeapMegabytes, int Nodes, int Listeners)
{
    public static async Task<PageWeight> Of(IPage page)
    {
        ICDPSession session = await page.Context.NewCDPSessionAsync(page);
        await session.SendAsync("Performance.enable");
        await session.SendAsync("HeapProfiler.collectGarbage");
        await session.SendAsync("HeapProfiler.collectGarbage");
        JsonElement metrics = (await session.SendAsync("Performance.getMetrics"))!.Value.GetProperty("metrics");
        await session.DetachAsync();
        double Of(string name) => metrics.EnumerateArray().Single(metric => metric.GetProperty("name").GetString() == name).GetProperty("value").GetDouble();
        return new(Of("JSHeapUsedSize") / (1 << 20), (int)Of("Nodes"), (int)Of("JSEventListeners"));
    }

    public static void AssertFlat(PageWeight before, PageWeight after)
    {
        Assert.True(after.Nodes <= (before.Nodes * 1.2) + 300, $"{before}; then {after}");
        Assert.True(after.Listeners <= (before.Listeners * 1.2) + 50, $"{before}; then {after}");
        Assert.True(after.HeapMegabytes <= (before.HeapMegabytes * 1.2) + 1, $"{before}; then {after}");
    }

    public override string ToString() => FormattableString.Invariant($"{HeapMegabytes:F1} MB, {Nodes} nodes, {Listeners} listeners");
}
