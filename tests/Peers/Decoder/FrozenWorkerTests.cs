using System.Diagnostics;
using PrisonOps.Ports.Cameras;
using PrisonOps.Tests.CameraSimulator;
using PrisonOps.Tests.Peers.Rtsp;

namespace PrisonOps.Tests.Peers.Decoder;

[Trait("Ring", "long")]
public sealed class FrozenWorkerTests(SimulatorClips clips) : IClassFixture<SimulatorClips>
{
    [Fact]
    [Trait("Clause", "8.2-0.21")]
    public async Task A_worker_that_does_not_move_any_more_costs_its_rounds_and_is_replaced()
    {
        await using var camera = new SimulatedCamera(await clips.FourSeconds());
        await using AskedCameras asked = await AskedCameras.Start();
        var target = AskedCameras.Camera(camera.EndPoint.Address.ToString(), camera.EndPoint.Port);

        Task<KeyframeResult> running = asked.Diagnose(target, 32, TimeSpan.FromSeconds(5));
        int frozen = await asked.WorkerWith(requests: 1);
        using Process stop = Process.Start("/bin/kill", ["-STOP", $"{frozen}"]);
        KeyframeResult lost = await running;
        await Process.GetProcessById(frozen).WaitForExitAsync(TestContext.Current.CancellationToken).WaitAsync(TimeSpan.FromSeconds(20), TestContext.Current.CancellationToken);
        KeyframeResult next = await asked.Diagnose(target, 1);

        Assert.Equal(StreamOutcome.WorkerTimedOut, lost.Outcome);
        Assert.Equal(StreamOutcome.Ok, next.Outcome);
        Assert.DoesNotContain(frozen, asked.WorkerProcessIds);
    }
}
