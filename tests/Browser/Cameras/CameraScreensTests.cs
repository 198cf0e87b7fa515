using System.Text.Json;
using Microsoft.Playwright;
using PrisonOps.Tests.Browser.Product;

namespace PrisonOps.Tests.Browser.Cameras;

/// <summary>The screens of the video diagnosis, in prison B, whose cameras no other test puts out of order.</summary>
public sealed class CameraScreensTests(ProductFixture product)
{
    private const float PatienceMs = 180_000;

    [Fact]
    [Trait("Clause", "8.2-0.1")]
    public async Task A_camera_that_goes_black_shows_its_evidence_outlined_beside_the_reference()
    {
        string camera = await CameraId("b-gate");
        IPage page = await product.Open(SmallEstate.Neighbour, $"/video/cameras/{camera}?lang=en");
        ILocator reference = page.Locator("figure.picture").Filter(new() { HasText = "Reference" });
        await reference.WaitForAsync(new() { Timeout = PatienceMs });

        await product.TellCameras("black", "b-gate");
        ILocator evidence = page.Locator("figure.picture").Filter(new() { HasText = "Evidence" }), outline = evidence.Locator(".picture-outline");
        await outline.WaitForAsync(new() { Timeout = PatienceMs });

        Assert.Contains("Signal loss", await outline.InnerTextAsync(), StringComparison.Ordinal);
        await evidence.Filter(new() { HasText = "taken at" }).WaitForAsync();
        double dark = await Brightness(evidence), bright = await Brightness(reference);
        Assert.True(dark < bright / 2, $"The evidence has the brightness {dark:0}, the reference {bright:0}: it shows no black picture.");
        LocatorBoundingBoxResult? frame = await evidence.Locator("canvas").BoundingBoxAsync(), around = await outline.BoundingBoxAsync();
        Assert.True(Math.Abs(frame!.Width - around!.Width) < 4 && Math.Abs(frame.Height - around.Height) < 4, "The outline is not around the whole picture.");
        await page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Signal loss" }).WaitForAsync();

        await product.TellCameras("restore", "b-gate");
        await outline.WaitForAsync(new() { State = WaitForSelectorState.Detached, Timeout = PatienceMs });
    }

    [Fact]
    public async Task A_camera_is_made_a_key_one_on_its_page()
    {
        string camera = await CameraId("b-yard");
        IPage page = await product.Open(SmallEstate.Neighbour, $"/video/cameras/{camera}?lang=en");
        await page.GetByRole(AriaRole.Button, new() { Name = "Settings" }).ClickAsync();
        await page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await page.GetByLabel("Group").FillAsync("gates");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();

        await page.Locator("h1", new() { HasText = "★" }).WaitForAsync();
        using ApiClient api = await product.SignIn(SmallEstate.Neighbour);
        JsonElement shown = await api.Get($"/api/cameras/{camera}/diagnosis");
        Assert.True(shown.GetProperty("camera").GetProperty("isKey").GetBoolean(), "The camera is not a key one.");
        Assert.Equal("gates", shown.GetProperty("group").GetString());
    }

    [Fact]
    public async Task A_limit_is_saved_after_its_effect_was_shown_and_reset_after_a_question()
    {
        IPage page = await product.Open(SmallEstate.Neighbour, "/video/limits?lang=en&text=blackLumaMax");
        ILocator row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = "Luma of black" });
        ILocator value = row.GetByRole(AriaRole.Spinbutton);
        Assert.Equal("20", await value.InputValueAsync());
        await value.FillAsync("24");
        await row.GetByRole(AriaRole.Button, new() { Name = "Preview and save" }).ClickAsync();
        ILocator dialog = page.Locator("dialog[open]");
        await dialog.GetByText("Would be reported").WaitForAsync();
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Save" }).ClickAsync();
        await row.GetByText("set here").WaitForAsync();

        await row.GetByRole(AriaRole.Button, new() { Name = "Reset" }).ClickAsync();
        Assert.Contains("20", await dialog.InnerTextAsync(), StringComparison.Ordinal);
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Reset" }).ClickAsync();

        await row.GetByText("set here").WaitForAsync(new() { State = WaitForSelectorState.Detached });
        Assert.Equal("20", await value.InputValueAsync());
    }

    private async Task<string> CameraId(string code)
    {
        using ApiClient api = await product.SignIn(SmallEstate.Neighbour);
        return (await api.Get($"/api/objects?text={code}")).GetProperty("rows")[0].GetProperty("id").GetString()!;
    }

    /// <summary>Mean of green over the picture as it is painted, name and time of the viewer included.</summary>
    private static Task<double> Brightness(ILocator figure) => figure.Locator("canvas").EvaluateAsync<double>(
        """
        canvas => {
          const { data } = canvas.getContext('2d').getImageData(0, 0, canvas.width, canvas.height);
          let sum = 0;
          for (let i = 1; i < data.length; i += 4) sum += data[i];
          return sum / (data.length / 4);
        }
        """);
}
