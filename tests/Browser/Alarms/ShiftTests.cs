using Microsoft.Playwright;
using PrisonOps.Tests.Browser.Product;

namespace PrisonOps.Tests.Browser.Alarms;

/// <summary>The end of a shift without a mouse: the filter that was worked with becomes a view, and what is left goes to whoever comes next.</summary>
[Trait("Ring", "long")]
[Collection(SmallEstate.SwitchCode)]
public sealed class ShiftTests(ProductFixture product)
{
    private const string Word = "shiftwork", View = "值班关注", Note = "二号楼光缆抢修中，到 06:00 看一次";
    private const int TabsMax = 80;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    [Fact]
    public async Task A_filter_is_saved_as_a_view_and_a_shift_is_handed_over_by_keys_alone_and_accepted_by_another()
    {
        using OutsideAlarms outside = await OutsideAlarms.Register(product, "Shift");
        IPage page = await product.Open(SmallEstate.Operator, "/alarms?lang=en");
        ILocator rows = page.Locator(".grid-body [role=row]"), dialog = page.Locator("dialog[open]");
        await outside.Tell("firing", $"{Word}-1", $"{Word}-2");

        await page.GetByRole(AriaRole.Grid).Or(page.Locator(".empty")).First.WaitForAsync();
        await page.Keyboard.PressAsync("/");
        await page.Keyboard.TypeAsync(Word);
        await Count(rows, 2);
        await Press(page, page.GetByRole(AriaRole.Button, new() { Name = "Save this filter as a view" }));
        await dialog.WaitForAsync();
        await page.Keyboard.TypeAsync(View);
        await page.Keyboard.PressAsync("Enter");
        await dialog.WaitForAsync(new() { State = WaitForSelectorState.Detached });

        // The view counts what is in it, and brings its filter back when everything else was looked at in between.
        ILocator chip = page.Locator(".view-chip").GetByRole(AriaRole.Button, new() { Name = $"{View} 2", Exact = true });
        await chip.WaitForAsync();
        await page.Keyboard.PressAsync("0");
        await Until.True(async () => await chip.GetAttributeAsync("aria-pressed") == "false", Patience, () => "The view is still the filter.");
        await Press(page, chip);
        await Count(rows, 2);

        await Press(page, page.GetByRole(AriaRole.Tab, new() { Name = "Hand-over" }));
        await Press(page, page.GetByRole(AriaRole.Textbox, new() { Name = "Note" }), key: null);
        await page.Keyboard.TypeAsync(Note);
        await Press(page, page.GetByRole(AriaRole.Button, new() { Name = "Hand over", Exact = true }));
        ILocator left = page.Locator(".handover-list li").Filter(new() { HasText = Note });
        await left.GetByText("waits for the next shift").WaitForAsync();

        IPage next = await product.Open(SmallEstate.Ministry, "/alarms?tab=handover&lang=en");
        ILocator taken = next.Locator(".handover-list li").Filter(new() { HasText = Note });
        await Press(next, taken.GetByRole(AriaRole.Button, new() { Name = "Accept" }));
        await taken.GetByText($"Accepted by {SmallEstate.Ministry}").WaitForAsync();

        await outside.Tell("resolved", $"{Word}-1", $"{Word}-2");
    }

    /// <summary>Goes there with the tabulator, as far as that leads, and presses the key.</summary>
    private static async Task Press(IPage page, ILocator target, string? key = "Enter")
    {
        await target.WaitForAsync();
        for (int tabs = 0; tabs <= TabsMax; tabs++)
        {
            if (await target.EvaluateAsync<bool>("element => element === document.activeElement"))
            {
                if (key is not null) await page.Keyboard.PressAsync(key);
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{TabsMax} tabulators do not lead to {target}.");
    }

    private static Task<TimeSpan> Count(ILocator what, int count) =>
        Until.True(async () => await what.CountAsync() == count, Patience, () => $"There are not {count} of {what}.");
}
