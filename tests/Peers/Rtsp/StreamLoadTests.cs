using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Objects;
using PrisonOps.Tests.CameraSimulator;
using PrisonOps.Tests.CameraSimulator.Clips;
using PrisonOps.Tests.Peers.Decoder;

namespace PrisonOps.Tests.Peers.Rtsp;

public sealed class StreamLoadTests(SimulatorClips clips) : IClassFixture<SimulatorClips>
{
    [Fact]
    [Trait("Clause", "8.2-0.22")]
    public async Task A_recorder_never_has_more_streams_open_than_it_may()
    {
        await using var recorder = new SimulatedCamera(await clips.FourSeconds());
        await using AskedCameras asked = await AskedCameras.Start(options => options.StreamsPerRecorderMax = 3);

        KeyframeResult[] taken = await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => asked.Diagnose(Channel(recorder), 1)));

        Assert.All(taken, result => Assert.Equal((StreamOutcome.Ok, ""), (result.Outcome, result.Detail)));
        Assert.Equal((12, 3), (recorder.Sessions, recorder.PlayingMost));
    }

    [Fact]
    public async Task A_limit_of_the_request_stands_before_that_of_the_collector()
    {
        await using var recorder = new SimulatedCamera(await clips.FourSeconds());
        await using AskedCameras asked = await AskedCameras.Start();
        StreamLease one = new($"recorder {recorder.EndPoint}", 1);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => asked.Diagnose(Channel(recorder), 1, leases: one)));

        Assert.Equal((4, 1), (recorder.Sessions, recorder.PlayingMost));
    }

    [Fact]
    [Trait("Ring", "long")]
    public async Task Forty_streams_run_at_a_time_and_the_bad_ones_do_not_disturb_the_good_ones()
    {
        CameraBehaviour[] bad =
        [
            CameraBehaviour.Good with { IsMute = true },
            CameraBehaviour.Good with { StallAfter = 30 },
            CameraBehaviour.Good with { Damage = payload => [.. payload.Select((one, i) => i > 40 ? (byte)~one : one)] },
            CameraBehaviour.Good with { HasParameterSets = false },
        ];
        CodedClip clip = await clips.FourSeconds();
        SimulatedCamera[] cameras = [.. Enumerable.Range(0, 40).Select(i => new SimulatedCamera(clip, i < bad.Length ? bad[i] : null))];
        await using AskedCameras asked = await AskedCameras.Start(options => (options.Workers, options.SessionsPerWorker, options.StreamsPerUnitMax) = (2, 20, 40));

        KeyframeResult[] taken = await Task.WhenAll(cameras.Select(camera => asked.Diagnose(Channel(camera), 8, TimeSpan.FromSeconds(30))));
        foreach (SimulatedCamera camera in cameras) await camera.DisposeAsync();

        Assert.All(taken.Take(bad.Length), result => Assert.True(result.Outcome != StreamOutcome.Ok || result.Timing.PacketGapMsMax >= 5_000, $"{result.Outcome} {result.Detail}"));
        Assert.All(taken.Skip(bad.Length), result =>
        {
            Assert.Equal((StreamOutcome.Ok, "", 8), (result.Outcome, result.Detail, result.Measurements.Length));
            Assert.Equal((0, 0, 0), (result.Timing.DecodeErrors, result.Timing.LostPackets, result.LostWorkers));
            Assert.Equal([1, 25, 25, 25, 25, 25, 25, 25], result.Packets.Select(packet => packet.Packets));
        });
    }

    private static ObjectConfiguration Channel(SimulatedCamera camera) => AskedCameras.Camera(camera.EndPoint.Address.ToString(), camera.EndPoint.Port);
}
