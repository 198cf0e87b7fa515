using System.Diagnostics;
using Microsoft.Playwright;
using PrisonOps.Tests.Browser.Logs;
using PrisonOps.Tests.Browser.Product;

namespace PrisonOps.Tests.Browser.Topology;

/// <summary>A link that loses its port while somebody looks at the map: the device, its trap, the product and the page in one run.</summary>
public sealed class CutLinkTests(ProductFixture product)
{
    private const int Port = 4;

    [Fact]
    [Trait("Clause", "8.3.4-b")]
    public async Task A_link_that_is_cut_is_broken_on_an_open_map_and_normal_when_it_is_mended()
    {
        IPage page = await product.Open(SmallEstate.Neighbour, "/topology?lang=en");
        await page.WaitForURLAsync("**/topology/maps/*");
        await page.Locator(".topology-counts").WaitForAsync();
        await MapDesk.Jump(page, "b-switch");
        ILocator detail = page.Locator(".topology-detail");
        await detail.GetByText("白鹭大门 Bailu gate").First.ClickAsync();
        await detail.Locator(".topology-normal").First.WaitForAsync();
        using DeviceSender sender = new(product.Network.Address(22), product.Run.SyslogPort, product.Run.TrapPort);

        TimeSpan broken = await Change(sender, DeviceSender.LinkDown, "down", detail.Locator(".topology-broken"));
        TimeSpan mended = await Change(sender, DeviceSender.LinkUp, "up", detail.Locator(".topology-normal"));

        TestContext.Current.TestOutputHelper?.WriteLine($"figure: linkDown trap to a broken link on an open map {broken.TotalMilliseconds:0} ms, linkUp to a normal one {mended.TotalMilliseconds:0} ms");
    }

    /// <summary>The agent itself changes too: the product asks it at once after a trap.</summary>
    private async Task<TimeSpan> Change(DeviceSender sender, string trap, string state, ILocator shown)
    {
        await product.TellAgents($"link b-switch {Port} {state}");
        long sent = Stopwatch.GetTimestamp();
        sender.Trap(trap, Port);
        await shown.First.WaitForAsync();
        return Stopwatch.GetElapsedTime(sent);
    }
}
