using System.Diagnostics;

namespace PrisonOps.Tests.Peers.Decoder.Fuzz;

/// <summary>Small good files of every codec in every container, from which hostile ones are made.</summary>
public sealed class SeedFiles : IAsyncLifetime
{
    private const string Ffmpeg = "/usr/bin/ffmpeg";

    private static readonly (string Name, string Encoding)[] Wanted =
    [
        ("h264.mp4", "-c:v libx264 -preset ultrafast -g 3 -bf 0"),
        ("h264.ts", "-c:v libx264 -preset ultrafast -g 3"),
        ("h264.avi", "-c:v libx264 -preset ultrafast -g 3 -bf 0"),
        ("h264.h264", "-c:v libx264 -preset ultrafast -g 3"),
        ("hevc.mp4", "-c:v libx265 -preset ultrafast -x265-params keyint=3:min-keyint=3:log-level=none"),
        ("hevc.ts", "-c:v libx265 -preset ultrafast -x265-params keyint=3:min-keyint=3:log-level=none"),
        ("hevc.hevc", "-c:v libx265 -preset ultrafast -x265-params keyint=3:min-keyint=3:log-level=none -f hevc"),
        ("mjpeg.avi", "-c:v mjpeg -q:v 5 -pix_fmt yuvj420p"),
        ("mjpeg.mjpeg", "-c:v mjpeg -q:v 5 -pix_fmt yuvj420p"),
        ("part2.avi", "-c:v mpeg4 -g 3"),
        ("part2.mp4", "-c:v mpeg4 -g 3"),
        ("part2.m4v", "-c:v mpeg4 -g 3 -f m4v"),
    ];

    public string Folder { get; } = Directory.CreateTempSubdirectory("prisonops-fuzz-").FullName;

    public IReadOnlyList<(string Name, byte[] Bytes)> Files { get; private set; } = [];

    public void RequireInstalled()
    {
        if (Files.Count == 0) Assert.Skip($"{Ffmpeg} is not installed (Debian package ffmpeg).");
    }

    public async ValueTask InitializeAsync()
    {
        if (!File.Exists(Ffmpeg)) return;
        List<(string Name, byte[] Bytes)> files = [];
        foreach ((string name, string encoding) in Wanted)
        {
            string path = Path.Combine(Folder, name);
            string[] arguments =
            [
                "-v", "error", "-f", "lavfi", "-i", "testsrc2=size=160x96:rate=5,noise=alls=6:allf=t", "-frames:v", "9", "-pix_fmt", "yuv420p",
                .. encoding.Split(' '), path,
            ];
            using Process made = Process.Start(new ProcessStartInfo(Ffmpeg, arguments) { RedirectStandardError = true })!;
            string said = await made.StandardError.ReadToEndAsync();
            await made.WaitForExitAsync();
            Assert.True(made.ExitCode == 0, said);
            files.Add((name, await File.ReadAllBytesAsync(path)));
        }

        Files = files;
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(Folder, recursive: true);
        return ValueTask.CompletedTask;
    }
}
