using System.Diagnostics;

namespace PrisonOps.Tests.CameraSimulator.Clips;

/// <summary>A short film as coded pictures, the first of them a keyframe.</summary>
public sealed class CodedClip
{
    private const string Ffmpeg = "/usr/bin/ffmpeg";

    private CodedClip(ClipCodec codec, int widthPx, int heightPx, int picturesPerSecond, IReadOnlyList<CodedPicture> pictures)
    {
        (Codec, WidthPx, HeightPx, PicturesPerSecond, Pictures) = (codec, widthPx, heightPx, picturesPerSecond, pictures);
        ParameterSets = [.. pictures.SelectMany(picture => picture.Units).Where(unit => NalUnits.IsParameterSet(codec, unit)).DistinctBy(Convert.ToHexString)];
    }

    public ClipCodec Codec { get; }

    public int WidthPx { get; }

    public int HeightPx { get; }

    public int PicturesPerSecond { get; }

    public IReadOnlyList<CodedPicture> Pictures { get; }

    /// <summary>Of H.264 and H.265.</summary>
    public IReadOnlyList<byte[]> ParameterSets { get; }

    /// <summary>Null when FFmpeg can make clips here; otherwise what is missing.</summary>
    public static string? Missing => File.Exists(Ffmpeg) ? null : $"{Ffmpeg} is not installed (Debian package ffmpeg).";

    /// <summary>A moving test picture with noise.</summary>
    /// <param name="keyframeEvery">Pictures from one keyframe to the next.</param>
    public static async Task<CodedClip> Make(
        ClipCodec codec, int pictures, int keyframeEvery, int picturesPerSecond = 25, int widthPx = 320, int heightPx = 192,
        CancellationToken cancellationToken = default)
    {
        string[] arguments =
        [
            "-v", "error", "-f", "lavfi", "-i", $"testsrc2=size={widthPx}x{heightPx}:rate={picturesPerSecond},noise=alls=6:allf=t",
            "-frames:v", $"{pictures}", .. Encoding(codec, keyframeEvery).Split(' '), "pipe:1",
        ];
        using Process made = Process.Start(new ProcessStartInfo(Ffmpeg, arguments) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        Task<string> said = made.StandardError.ReadToEndAsync(cancellationToken);
        using var bytes = new MemoryStream();
        await made.StandardOutput.BaseStream.CopyToAsync(bytes, cancellationToken);
        await made.WaitForExitAsync(cancellationToken);
        return made.ExitCode == 0
            ? new(codec, widthPx, heightPx, picturesPerSecond, Cut(codec, bytes.ToArray()))
            : throw new InvalidOperationException($"ffmpeg {string.Join(' ', arguments)}: {await said}");
    }

    private static string Encoding(ClipCodec codec, int keyframeEvery) => codec switch
    {
        ClipCodec.H264 => $"-c:v libx264 -preset ultrafast -g {keyframeEvery} -keyint_min {keyframeEvery} -sc_threshold 0 -bf 0 -pix_fmt yuv420p -bsf:v h264_metadata=aud=insert -f h264",
        ClipCodec.H265 => $"-c:v libx265 -preset ultrafast -x265-params keyint={keyframeEvery}:min-keyint={keyframeEvery}:scenecut=0:bframes=0:log-level=none -pix_fmt yuv420p -bsf:v hevc_metadata=aud=insert -f hevc",
        ClipCodec.Mjpeg => "-c:v mjpeg -huffman default -q:v 5 -pix_fmt yuvj420p -f mjpeg",
        ClipCodec.Mpeg4 => $"-c:v mpeg4 -q:v 5 -g {keyframeEvery} -sc_threshold 1000000000 -pix_fmt yuv420p -f m4v",
        _ => throw new ArgumentOutOfRangeException(nameof(codec), codec, "No clip can be made of this codec."),
    };

    private static IReadOnlyList<CodedPicture> Cut(ClipCodec codec, byte[] stream) => codec switch
    {
        ClipCodec.Mjpeg => JpegPictures.Cut(stream),
        ClipCodec.Mpeg4 => Mpeg4Pictures.Cut(stream),
        _ => NalUnits.Cut(codec, stream),
    };
}
