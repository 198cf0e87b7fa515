using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace PrisonOps.Tests.Peers.Rtsp;

/// <summary>GStreamer's RTSP server as a handful of cameras on addresses of its own, with faults on command.</summary>
public sealed class RtspCameraLab : IAsyncLifetime
{
    public const string UserName = "查看者";
    public const string Password = "p@ss:word/ü";

    private const string Python = "/usr/bin/python3";

    /// <summary>Clips are encoded once a machine: they depend on nothing but the script.</summary>
    private static readonly string Clips = Path.Combine(Path.GetTempPath(), "prisonops-test-clips");

    // Each lab has a loopback network of its own, so that labs of parallel runs do not meet.
    private readonly string network = $"127.{Random.Shared.Next(16, 250)}.{Random.Shared.Next(1, 250)}";
    private readonly string folder = Directory.CreateTempSubdirectory("prisonops-rtsp-").FullName;
    private Process? process;
    private string? missing;

    public int Port { get; } = FreePort();

    public string Address(int camera) => $"{network}.{camera}";

    /// <summary>camera-1 to camera-4 are plain; the others differ in what their names say.</summary>
    public static IReadOnlyDictionary<string, int> Cameras { get; } = new Dictionary<string, int>
    {
        ["camera-1"] = 1, ["camera-2"] = 2, ["camera-3"] = 3, ["camera-4"] = 4, ["hevc"] = 5, ["jpeg"] = 6, ["locked"] = 7,
    };

    public void RequireInstalled()
    {
        if (missing is not null) Assert.Skip(missing);
    }

    public async ValueTask InitializeAsync()
    {
        missing = await FindMissing();
        if (missing is not null) return;

        await Run("prepare", "--clips", Clips, "--codecs", "h264,h265,mjpeg", "--scenes", "yard");
        string list = Path.Combine(folder, "cameras.tsv");
        await File.WriteAllLinesAsync(list, Cameras.Select(camera => camera.Key switch
        {
            "hevc" => $"hevc\t{Address(camera.Value)}\tyard.h265",
            "jpeg" => $"jpeg\t{Address(camera.Value)}\tyard.mjpeg",
            "locked" => $"locked\t{Address(camera.Value)}\tyard.h264\t{UserName}\t{Password}",
            _ => $"{camera.Key}\t{Address(camera.Value)}\tyard.h264",
        }));

        process = Process.Start(Script(["serve", "--clips", Clips, "--control", Control, "--port", $"{Port}", "--list", list], redirect: true))!;
        string? ready = await process.StandardOutput.ReadLineAsync();
        if (ready is null) Assert.Fail($"The cameras did not start: {await process.StandardError.ReadToEndAsync()}");
    }

    /// <summary>"freeze camera-1" and the like.</summary>
    public Task Tell(string fault, string camera) => Run("tell", "--control", Control, fault, camera);

    public async ValueTask DisposeAsync()
    {
        if (process is not null)
        {
            process.Kill();
            await process.WaitForExitAsync();
            process.Dispose();
        }

        Directory.Delete(folder, recursive: true);
    }

    private string Control => Path.Combine(folder, "control");

    private static async Task<string?> FindMissing()
    {
        foreach (string file in new[] { Python, "/usr/bin/ffmpeg", "/usr/share/doc/opencv-doc/examples/data/vtest.avi" })
            if (!File.Exists(file)) return $"{file} is not installed (Debian packages python3, ffmpeg, opencv-doc).";

        using Process probe = Process.Start(new ProcessStartInfo(
            Python, ["-c", "import gi; gi.require_version('GstRtspServer', '1.0'); from gi.repository import GstRtspServer"]) { RedirectStandardError = true })!;
        await probe.WaitForExitAsync();
        return probe.ExitCode == 0 ? null : "GStreamer's RTSP server is not installed (Debian packages python3-gi, gir1.2-gst-rtsp-server-1.0).";
    }

    private static async Task Run(params string[] arguments)
    {
        using Process run = Process.Start(Script(arguments, redirect: true))!;
        string said = await run.StandardError.ReadToEndAsync();
        await run.WaitForExitAsync();
        Assert.True(run.ExitCode == 0, $"rtsp_cameras.py {string.Join(' ', arguments)}: {said}");
    }

    private static ProcessStartInfo Script(string[] arguments, bool redirect) =>
        new(Python, [Path.Combine(RepositoryRoot(), "deploy", "rtsp-cameras", "rtsp_cameras.py"), .. arguments])
        {
            RedirectStandardOutput = redirect,
            RedirectStandardError = redirect,
        };

    private static string RepositoryRoot()
    {
        DirectoryInfo? folder = new(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "PrisonOps.sln"))) folder = folder.Parent;
        return folder?.FullName ?? throw new DirectoryNotFoundException($"No folder above {AppContext.BaseDirectory} holds PrisonOps.sln.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
