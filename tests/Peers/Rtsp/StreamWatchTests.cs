using System.Diagnostics;
using PrisonOps.Analyzers.Cameras;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Objects;
using PrisonOps.Tests.CameraSimulator;
using PrisonOps.Tests.Peers.Decoder;

namespace PrisonOps.Tests.Peers.Rtsp;

/// <summary>Between two diagnoses of a key camera its stream is watched, so that a stop is known when it has lasted five seconds.</summary>
public sealed class StreamWatchTests(SimulatorClips clips) : IClassFixture<SimulatorClips>
{
    [Fact]
    [Trait("Clause", "8.2-0.1")]
    public async Task A_watched_stream_that_stops_is_a_lost_signal_when_it_has_been_silent_for_five_seconds()
    {
        const int pictures = 50;
        await using var camera = new SimulatedCamera(await clips.FourSeconds(), CameraBehaviour.Good with { StallAfter = pictures });
        await using AskedCameras asked = await AskedCameras.StartWatching();
        Assert.Equal(StreamOutcome.Ok, (await asked.Watch(Target(camera), TimeSpan.FromSeconds(2))).Outcome);

        long began = Stopwatch.GetTimestamp();
        KeyframeResult stopped = await asked.Watch(Target(camera), TimeSpan.FromMinutes(10));
        TimeSpan silentFor = Stopwatch.GetElapsedTime(began) - TimeSpan.FromSeconds(pictures / 25.0);

        Assert.Equal((KeyframePurpose.Watch, StreamOutcome.Silent), (stopped.Purpose, stopped.Outcome));
        Assert.Equal(PictureFaultCodes.SignalLoss, StreamFailures.FaultCode(stopped.Outcome));
        Assert.InRange(silentFor, TimeSpan.FromSeconds(4.9), TimeSpan.FromSeconds(6));
        Assert.InRange(stopped.Timing.PacketGapMsMax!.Value, 5_000, 5_500);
    }

    [Fact]
    public async Task A_watch_over_a_good_stream_ends_well_at_its_deadline_and_decodes_nothing()
    {
        await using var camera = new SimulatedCamera(await clips.FourSeconds());
        await using AskedCameras asked = await AskedCameras.StartWatching();

        KeyframeResult watched = await asked.Watch(Target(camera), TimeSpan.FromSeconds(4));

        Assert.Equal((StreamOutcome.Ok, ""), (watched.Outcome, watched.Detail));
        Assert.Empty(watched.Measurements);
        Assert.InRange(watched.Timing.Keyframes, 2, 4);
        Assert.InRange(watched.CpuMs!.Value, 0, 300);
    }

    [Fact]
    public async Task A_watch_that_a_camera_refuses_or_ends_says_so_and_holds_no_diagnosis_up()
    {
        await using var refusing = new SimulatedCamera(await clips.FourSeconds(), CameraBehaviour.Good with { Refused = "PLAY", RefusedWith = 453 });
        await using var leaving = new SimulatedCamera(await clips.FourSeconds(), CameraBehaviour.Good with { HangUpAfter = 20 });
        await using var good = new SimulatedCamera(await clips.FourSeconds());
        await using AskedCameras asked = await AskedCameras.StartWatching(options => (options.WatchedStreamsMax, options.SessionsPerWorker) = (2, 1));

        Task<KeyframeResult>[] held = [.. Enumerable.Range(0, 2).Select(_ => asked.Watch(Target(good), TimeSpan.FromSeconds(6)))];
        KeyframeResult diagnosed = await asked.Diagnose(Target(good), 1);
        await Task.WhenAll(held);
        KeyframeResult[] ended = await Task.WhenAll(asked.Watch(Target(refusing), TimeSpan.FromMinutes(1)), asked.Watch(Target(leaving), TimeSpan.FromMinutes(1)));

        Assert.Equal(StreamOutcome.Ok, diagnosed.Outcome);
        Assert.Equal([StreamOutcome.ServerError, StreamOutcome.ProtocolError], ended.Select(result => result.Outcome));
    }

    private static ObjectConfiguration Target(SimulatedCamera camera) => AskedCameras.Camera(camera.EndPoint.Address.ToString(), camera.EndPoint.Port);
}
