using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PrisonOps.Tests.Web.Host;
using PrisonOps.Web.Cameras;
using PrisonOps.Web.Hosting;
using SkiaSharp;

namespace PrisonOps.Tests.Web.Cameras;

public sealed class WatermarkFacts
{
    private static readonly DateTimeOffset At = new(2026, 11, 24, 6, 22, 31, TimeSpan.Zero);

    [Theory]
    [InlineData(1920, 1080)]
    [InlineData(704, 576)]
    public void The_name_stands_in_every_quarter_of_the_picture_and_the_picture_keeps_its_size(int width, int height)
    {
        using Watermark watermark = New();
        if (!watermark.IsPossible) Assert.Skip("No font with Chinese characters is installed.");

        using SKBitmap marked = SKBitmap.Decode(watermark.Burn(SamplesDouble.GreyPicture(width, height), "王建国 (wang)", At));

        Assert.Equal((width, height), (marked.Width, marked.Height));
        foreach ((int left, int top) in new[] { (0, 0), (width / 2, 0), (0, height / 2), (width / 2, height / 2) })
        {
            int changed = 0;
            for (int y = top; y < top + (height / 2); y++)
            {
                for (int x = left; x < left + (width / 2); x++) changed += Math.Abs(marked.GetPixel(x, y).Red - 120) > 20 ? 1 : 0;
            }

            double share = changed / (width * height / 4.0);
            Assert.True(share is > 0.005 and < 0.25, $"The quarter at {left},{top} has {share:P1} marked pixels; enough to read and little enough to see the picture is 0.5 to 25 %.");
        }
    }

    [Fact]
    public void Another_name_and_another_time_make_another_picture()
    {
        using Watermark watermark = New();
        if (!watermark.IsPossible) Assert.Skip("No font with Chinese characters is installed.");
        byte[] picture = SamplesDouble.GreyPicture(640, 360);

        byte[] first = watermark.Burn(picture, "王建国", At)!;

        Assert.Equal(first, watermark.Burn(picture, "王建国", At));
        Assert.NotEqual(first, watermark.Burn(picture, "李秀英", At));
        Assert.NotEqual(first, watermark.Burn(picture, "王建国", At.AddSeconds(1)));
        Assert.Equal("王建国  2026-11-24 06:22:31 UTC", Watermark.Text("王建国", At));
    }

    [Fact]
    public void What_is_no_picture_is_not_marked_and_without_a_font_nothing_is()
    {
        using Watermark watermark = New();
        using Watermark without = New("/nowhere/font.ttf");

        Assert.Null(watermark.Burn([0xFF, 0xD8, 0xFF, 0xD9], "x", At));
        Assert.False(without.IsPossible);
    }

    private static Watermark New(string? font = null) => new(Options.Create(new WebOptions { WatermarkFont = font }), NullLogger<Watermark>.Instance);
}
