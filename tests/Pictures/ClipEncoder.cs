namespace PrisonOps.Tests.Pictures;

/// <summary>How a camera encodes: H.264 and HEVC with a bit rate and a fixed GOP as cameras have, MJPEG with a quality.</summary>
internal sealed record ClipEncoder(string Codec, string Rate, string Gop)
{
    public string Extension => Codec == "mjpeg" ? ".mkv" : ".mp4";

    public IEnumerable<string> Arguments => Codec switch
    {
        "h264" => ["-c:v", "libx264", "-preset", "veryfast", "-threads", "1", .. Bounded, "-g", Gop, "-keyint_min", Gop, "-sc_threshold", "0"],
        "hevc" =>
        [
            "-c:v", "libx265", "-preset", "ultrafast", .. Bounded,
            "-x265-params", $"log-level=none:pools=none:frame-threads=1:keyint={Gop}:min-keyint={Gop}:scenecut=0:open-gop=0",
        ],
        "mjpeg" => ["-c:v", "mjpeg", "-threads", "1", "-q:v", Rate, "-pix_fmt", "yuvj420p"],
        _ => throw new FormatException($"The codec '{Codec}' is not known; h264, hevc and mjpeg are."),
    };

    private string[] Bounded => ["-b:v", $"{Rate}k", "-maxrate", $"{Rate}k", "-bufsize", $"{Rate}k", "-pix_fmt", "yuv420p"];

    public static ClipEncoder Parse(string text) => text.Split(':') is [var codec, var rate, var gop]
        ? new(codec, rate, gop)
        : throw new FormatException($"An encoder reads CODEC:RATE:GOP, not '{text}'.");
}
