using System.Globalization;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PrisonOps.Web.Hosting;
using SkiaSharp;

namespace PrisonOps.Web.Cameras;

/// <summary>
/// Burns into a picture who looked at it and when, across the whole of it: whoever passes it on passes his name on. A picture that cannot be
/// marked is not sent.
/// </summary>
internal sealed partial class Watermark : IDisposable
{
    private const int QualityPercent = 85;
    private const int PixelsMax = 7_680 * 4_320;
    private const float SlopeDegrees = -24;

    /// <summary>Where Debian, UOS and Kylin keep a font with Chinese characters.</summary>
    private static readonly string[] KnownFonts =
    [
        "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc",
        "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc",
        "/usr/share/fonts/truetype/wqy/wqy-zenhei.ttc",
        "/usr/share/fonts/truetype/droid/DroidSansFallbackFull.ttf",
        "/usr/share/fonts/truetype/noto/NotoSansSC-Regular.ttf",
    ];

    private readonly SKTypeface? typeface;

    public Watermark(IOptions<WebOptions> options, ILogger<Watermark> logger)
    {
        string? path = options.Value.WatermarkFont ?? KnownFonts.FirstOrDefault(File.Exists);
        typeface = path is null ? null : SKTypeface.FromFile(path);
        if (typeface is null) LogNoFont(logger, path ?? string.Join(", ", KnownFonts));
    }

    /// <summary>Without a font no picture is sent.</summary>
    public bool IsPossible => typeface is not null;

    /// <summary>Null when the picture cannot be read.</summary>
    public byte[]? Burn(byte[] jpeg, string viewer, DateTimeOffset at)
    {
        using var data = SKData.CreateCopy(jpeg);
        using var codec = SKCodec.Create(data);
        if (codec is null || (long)codec.Info.Width * codec.Info.Height > PixelsMax) return null;

        using SKBitmap? picture = SKBitmap.Decode(codec);
        if (picture is null) return null;

        using (var canvas = new SKCanvas(picture)) Draw(canvas, picture.Width, picture.Height, Text(viewer, at));
        using SKData marked = picture.Encode(SKEncodedImageFormat.Jpeg, QualityPercent);
        return marked.ToArray();
    }

    public void Dispose() => typeface?.Dispose();

    internal static string Text(string viewer, DateTimeOffset at) =>
        string.Create(CultureInfo.InvariantCulture, $"{viewer}  {at.ToUniversalTime():yyyy-MM-dd HH:mm:ss} UTC");

    private void Draw(SKCanvas canvas, int width, int height, string text)
    {
        using var font = new SKFont(typeface, Math.Max(11, Math.Min(width, height) / 22f));
        using var light = new SKPaint { Color = new(255, 255, 255, 110), IsAntialias = true };
        using var dark = new SKPaint { Color = new(0, 0, 0, 90), IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = 1.5f };
        float step = font.MeasureText(text) + (font.Size * 3), line = font.Size * 6;
        float reach = MathF.Sqrt((width * width) + (height * height));

        canvas.Translate(width / 2f, height / 2f);
        canvas.RotateDegrees(SlopeDegrees);
        int row = 0;
        for (float y = -reach / 2; y < reach / 2; y += line, row++)
        {
            for (float x = (-reach / 2) - (row % 2 * step / 2); x < reach / 2; x += step)
            {
                canvas.DrawText(text, x, y, SKTextAlign.Left, font, dark);
                canvas.DrawText(text, x, y, SKTextAlign.Left, font, light);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "No font for the watermark of pictures ({Looked}): pictures are not sent. Install fonts-wqy-microhei or set Web:WatermarkFont.")]
    private static partial void LogNoFont(ILogger logger, string looked);
}
