using System.Diagnostics;

namespace PrisonOps.Tests.Peers.Decoder;

/// <summary>Short clips that FFmpeg makes of a moving test picture when a test asks for them; skipped where it is not installed.</summary>
public sealed class TestClips : IDisposable
{
    private const string Ffmpeg = "/usr/bin/ffmpeg";

    private readonly string folder = Directory.CreateTempSubdirectory("prisonops-clips-").FullName;

    /// <param name="encoding">FFmpeg's options between input and output.</param>
    public Task<string> Make(string name, string encoding, int frames = 75) =>
        Run(name, ["-f", "lavfi", "-i", "testsrc2=size=320x192:rate=25,noise=alls=6:allf=t", "-frames:v", $"{frames}"], encoding);

    /// <summary>The pictures of a clip once more, as FFmpeg decodes them.</summary>
    public Task<string> Encode(string clip, string name, string encoding) => Run(name, ["-i", clip], encoding);

    /// <summary>A bare stream of units, each behind a start code.</summary>
    public async Task<string> Write(string name, IEnumerable<byte[]> units)
    {
        string path = Path.Combine(folder, name);
        await File.WriteAllBytesAsync(path, [.. units.SelectMany(unit => (byte[])[0, 0, 0, 1, .. unit])], TestContext.Current.CancellationToken);
        return path;
    }

    private async Task<string> Run(string name, string[] input, string encoding)
    {
        if (!File.Exists(Ffmpeg)) Assert.Skip($"{Ffmpeg} is not installed (Debian package ffmpeg).");
        string path = Path.Combine(folder, name);
        string[] arguments = ["-v", "error", "-y", .. input, .. encoding.Split(' ', StringSplitOptions.RemoveEmptyEntries), path];
        using Process made = Process.Start(new ProcessStartInfo(Ffmpeg, arguments) { RedirectStandardError = true })!;
        string said = await made.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        await made.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(made.ExitCode == 0, said);
        return path;
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
