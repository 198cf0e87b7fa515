using System.Diagnostics;

namespace PrisonOps.Benchmarks.Video;

/// <summary>Two films in 1080p at 25 pictures a second, made once by FFmpeg: surveillance of a yard with the noise of a sensor.</summary>
internal static class VideoClips
{
    public const string Ffmpeg = "/usr/bin/ffmpeg";
    public const string Scene = "/usr/share/doc/opencv-doc/examples/data/vtest.avi";

    private const int KeyframesEach = 16;

    private static readonly string Folder = Path.Combine(Path.GetTempPath(), "prisonops-bench-video");

    public static string? Missing => Array.Find([Ffmpeg, Scene], file => !File.Exists(file)) is { } file
        ? $"{file} is not installed (Debian packages ffmpeg, opencv-doc)."
        : null;

    public static Task<VideoClip> H264(CancellationToken cancellationToken) =>
        Make("h264", 25, "-c:v libx264 -preset veryfast -bf 0 -sc_threshold 0 -b:v 4M -maxrate 4M -bufsize 8M", cancellationToken);

    /// <summary>
    /// The buffer keeps a keyframe under 62 kB and every group of pictures is closed (its keyframe an IDR picture), as cameras at this rate
    /// send it.
    /// </summary>
    public static Task<VideoClip> Hevc(CancellationToken cancellationToken) => MakeHevc("hevc", "open-gop=0", cancellationToken);

    /// <summary>
    /// Its keyframes are CRA pictures: they name pictures before them, which a decoder of keyframes alone has to make up (H.265 8.3.3).
    /// </summary>
    public static Task<VideoClip> OpenHevc(CancellationToken cancellationToken) => MakeHevc("hevc, open groups", "open-gop=1", cancellationToken);

    private static Task<VideoClip> MakeHevc(string name, string groups, CancellationToken cancellationToken) =>
        Make(name, 50, $"-c:v libx265 -preset veryfast -b:v 1700k -x265-params vbv-maxrate=1700:vbv-bufsize=500:bframes=0:scenecut=0:min-keyint=50:log-level=none:{groups}", cancellationToken);

    private static async Task<VideoClip> Make(string codec, int keyframeEvery, string encoding, CancellationToken cancellationToken)
    {
        Directory.CreateDirectory(Folder);
        string path = Path.Combine(Folder, $"yard-{codec.Replace(", ", "-", StringComparison.Ordinal).Replace(' ', '-')}-1080p-every{keyframeEvery}.mp4");
        if (!File.Exists(path))
        {
            string making = path + $".{Environment.ProcessId}.mp4";
            string[] arguments =
            [
                "-v", "error", "-y", "-stream_loop", "-1", "-i", Scene, "-vf", "fps=25,scale=1920:1080,noise=alls=8:allf=t",
                "-frames:v", $"{KeyframesEach * keyframeEvery}", "-pix_fmt", "yuv420p", "-g", $"{keyframeEvery}", .. encoding.Split(' '), making,
            ];
            using Process made = Process.Start(new ProcessStartInfo(Ffmpeg, arguments) { RedirectStandardError = true })!;
            string said = await made.StandardError.ReadToEndAsync(cancellationToken);
            await made.WaitForExitAsync(cancellationToken);
            if (made.ExitCode != 0) throw new InvalidOperationException($"ffmpeg {string.Join(' ', arguments)}: {said}");
            File.Move(making, path, overwrite: true);
        }

        return new(codec, path, KeyframesEach);
    }
}
