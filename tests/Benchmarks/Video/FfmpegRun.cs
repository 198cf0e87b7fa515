using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace PrisonOps.Benchmarks.Video;

/// <summary>The processor time of one run of the ffmpeg program, by its own account.</summary>
internal static partial class FfmpegRun
{
    /// <summary>Black, frozen, blurred, brightness and colour, noise: the filters that come nearest to the faults of clause 8.2.</summary>
    public const string Filters = "blackdetect,freezedetect,blurdetect,signalstats,bitplanenoise";

    public static async Task<double> CpuMs(string path, string? filters, CancellationToken cancellationToken)
    {
        string[] arguments =
        [
            "-hide_banner", "-nostdin", "-benchmark", "-threads", "1", "-filter_threads", "1", "-skip_frame", "nokey", "-i", path, "-an",
            .. filters is null ? Array.Empty<string>() : ["-vf", filters], "-f", "null", "-",
        ];
        using Process run = Process.Start(new ProcessStartInfo(VideoClips.Ffmpeg, arguments) { RedirectStandardError = true })!;
        string said = await run.StandardError.ReadToEndAsync(cancellationToken);
        await run.WaitForExitAsync(cancellationToken);
        Match times = Times().Match(said);
        return run.ExitCode == 0 && times.Success
            ? 1_000 * (Seconds(times, "user") + Seconds(times, "system"))
            : throw new InvalidOperationException($"ffmpeg {string.Join(' ', arguments)}: {said[^Math.Min(said.Length, 800)..]}");
    }

    private static double Seconds(Match times, string name) => double.Parse(times.Groups[name].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"bench: utime=(?<user>[\d.]+)s stime=(?<system>[\d.]+)s")]
    private static partial Regex Times();
}
