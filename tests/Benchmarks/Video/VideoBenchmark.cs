using System.Diagnostics;
using System.Globalization;
using PrisonOps.Decoder.Boundary;
using PrisonOps.Ports.Cameras.Workers;
using PrisonOps.Tests.CameraSimulator;
using PrisonOps.Tests.CameraSimulator.Clips;

namespace PrisonOps.Benchmarks.Video;

/// <summary>
/// What a keyframe costs. Every way reads the same file; the ways take turns and each counts with its best round, because whatever else the
/// machine does only ever adds.
/// </summary>
public sealed class VideoBenchmark : IBenchmark
{
    private const int Rounds = 9;

    /// <summary>The program of ffmpeg runs in every third round: its own start makes it slow and steady.</summary>
    private const int FfmpegEvery = 3;
    private const int OpenStreams = 8;
    private const int BurstFrames = 25;
    private const int JpegBytesMax = 512 * 1024;

    public string Name => "video";

    public string Measures => "processor time per 1080p keyframe, bare, diagnosed and by ffmpeg; memory per stream; time to the first picture";

    public async Task Run(BenchmarkReport report, string[] options, CancellationToken cancellationToken)
    {
        if ((VideoClips.Missing ?? CodedClip.Missing) is { } missing)
        {
            report.Say(missing);
            return;
        }

        VideoClip h264 = await VideoClips.H264(cancellationToken), hevc = await VideoClips.Hevc(cancellationToken);
        await Costs(report, h264, perCoreSecondGoal: 40, cancellationToken);
        await Costs(report, hevc, perCoreSecondGoal: 75, cancellationToken);
        BareCost(report, await VideoClips.OpenHevc(cancellationToken));
        Memory(report, h264);
        Memory(report, hevc);
        await FirstPicture(report, h264, cancellationToken);
    }

    private static async Task Costs(BenchmarkReport report, VideoClip clip, double perCoreSecondGoal, CancellationToken cancellationToken)
    {
        // Twice, for the compiler to be done with what it improves later.
        for (int i = 0; i < 2; i++) WorkerRun.Diagnosed(clip, BurstFrames, JpegBytesMax);

        double bare = double.MaxValue, diagnosed = double.MaxValue, withBurst = double.MaxValue, withPicture = double.MaxValue;
        double ffmpeg = double.MaxValue, filtered = double.MaxValue;
        long bytes = 0;
        for (int round = 0; round < Rounds; round++)
        {
            (double cpuMs, bytes) = WorkerRun.Bare(clip);
            bare = Math.Min(bare, cpuMs / clip.Keyframes);
            diagnosed = Math.Min(diagnosed, WorkerRun.Diagnosed(clip, 0, 0) / clip.Keyframes);
            withBurst = Math.Min(withBurst, WorkerRun.Diagnosed(clip, BurstFrames, 0) / clip.Keyframes);
            withPicture = Math.Min(withPicture, WorkerRun.Diagnosed(clip, 0, JpegBytesMax) / clip.Keyframes);
            if (round % FfmpegEvery != 0) continue;
            ffmpeg = Math.Min(ffmpeg, await FfmpegRun.CpuMs(clip.Path, null, cancellationToken) / clip.Keyframes);
            filtered = Math.Min(filtered, await FfmpegRun.CpuMs(clip.Path, FfmpegRun.Filters, cancellationToken) / clip.Keyframes);
        }

        string codec = clip.Codec;
        report.Plain($"{codec}: bare keyframe in our worker, CPU ms", bare);
        report.Plain($"{codec}: with the whole diagnosis, CPU ms", diagnosed);
        report.AtMost($"{codec}: with the whole diagnosis, times bare", diagnosed / bare, 1.12);
        report.AtLeast($"{codec}: diagnosed keyframes per core-second", 1_000 / diagnosed, perCoreSecondGoal);
        report.Plain($"{codec}: a burst of {BurstFrames} frames more, CPU ms a burst", (withBurst - diagnosed) * clip.Keyframes);
        report.Plain($"{codec}: one JPEG more, CPU ms a picture", (withPicture - diagnosed) * clip.Keyframes);
        report.Plain($"{codec}: ffmpeg -threads 1 -skip_frame nokey, CPU ms", ffmpeg);
        report.Plain($"{codec}: ffmpeg with {FfmpegRun.Filters.Count(c => c == ',') + 1} filters, CPU ms", filtered);
        report.Plain($"{codec}: ffmpeg with filters, times ours with diagnosis", filtered / diagnosed);
        report.AtMost($"{codec}: bare, managed bytes per keyframe", (double)bytes / (clip.Keyframes - 1), 0);
        report.AtMost($"{codec}: diagnosed, managed bytes per keyframe", WorkerRun.BytesMeasured(clip), 0);
        report.Plain($"{codec}: its place in the answer, managed bytes", WorkerRun.BytesAnswered(clip));
    }

    private static void BareCost(BenchmarkReport report, VideoClip clip)
    {
        double bare = double.MaxValue;
        for (int round = 0; round < Rounds; round++) bare = Math.Min(bare, WorkerRun.Bare(clip).CpuMs / clip.Keyframes);
        report.Plain($"{clip.Codec}: bare keyframe in our worker, CPU ms", bare);
    }

    private static void Memory(BenchmarkReport report, VideoClip clip)
    {
        List<WorkerRun.OpenStream> open = [WorkerRun.Opened(clip.Path, WorkerTransport.File, 3)];
        long before = ResidentBytes();
        for (int i = 0; i < OpenStreams; i++) open.Add(WorkerRun.Opened(clip.Path, WorkerTransport.File, 3));
        double each = (ResidentBytes() - before) / (double)OpenStreams / (1024 * 1024);
        open.ForEach(stream => stream.Dispose());
        report.AtMost($"{clip.Codec}: resident MiB per open stream after 3 keyframes", each, 16);
    }

    private static async Task FirstPicture(BenchmarkReport report, VideoClip clip, CancellationToken cancellationToken)
    {
        double file = double.MaxValue, stream = double.MaxValue;
        CodedClip coded = await CodedClip.Make(ClipCodec.H264, 50, 25, widthPx: 1920, heightPx: 1080, cancellationToken: cancellationToken);
        await using var camera = new SimulatedCamera(coded);
        for (int round = 0; round < Rounds; round++)
        {
            file = Math.Min(file, WallMs(clip.Path, WorkerTransport.File));
            stream = Math.Min(stream, WallMs(camera.Url, WorkerTransport.RtspTcp));
        }

        report.AtMost("first picture of a file, ms", file, 200);
        report.AtMost("first picture of an RTSP stream, ms", stream, 200);
    }

    private static double WallMs(string url, WorkerTransport transport)
    {
        long began = Stopwatch.GetTimestamp();
        using WorkerRun.OpenStream stream = WorkerRun.Opened(url, transport, 1);
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    /// <summary>Second number of /proc/self/statm, in pages.</summary>
    private static long ResidentBytes() =>
        long.Parse(File.ReadAllText("/proc/self/statm").Split(' ')[1], CultureInfo.InvariantCulture) * Environment.SystemPageSize;
}
