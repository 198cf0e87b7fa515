using System.Collections.Immutable;
using System.Diagnostics;
using PrisonOps.Analyzers.Cameras;
using PrisonOps.Collectors.Rtsp;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Workers;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Tests.Peers.Rtsp;

public sealed class KeyframeSourceTests(RtspCameraLab lab, SharedWorker shared) : IClassFixture<RtspCameraLab>, IClassFixture<SharedWorker>
{
    [Theory]
    [InlineData("camera-1")]
    [InlineData("hevc")]
    [InlineData("jpeg")]
    public async Task A_living_camera_gives_keyframes_with_their_delays_and_a_picture(string name)
    {
        lab.RequireInstalled();
        AskedCameras asked = shared.Asked;

        KeyframeResult taken = await asked.Diagnose(Camera(name));

        Assert.Equal((StreamOutcome.Ok, ""), (taken.Outcome, taken.Detail));
        Assert.Equal(2, taken.Measurements.Length);
        Assert.All(taken.Measurements, measured => Assert.Equal((640, 360), (measured.WidthPx, measured.HeightPx)));
        Assert.All(taken.Measurements, measured => Assert.InRange(measured.LumaStdDev, 20, 80));
        Assert.True(taken.Measurements[1].DifferenceMean > 0.1, $"{taken.Measurements[1].DifferenceMean} between two pictures of a yard with people");
        Assert.InRange(taken.Timing.SignallingMs!.Value, 0, 5_000);
        Assert.InRange(taken.Timing.KeyframeMs!.Value, 0, 5_000);
        Assert.Equal([0xFF, 0xD8, 0xFF], taken.Jpeg![..3]);
        Assert.Empty(Judge(taken).Faults);
    }

    [Fact]
    public async Task A_living_camera_is_alive_over_udp_as_well()
    {
        lab.RequireInstalled();
        await using AskedCameras asked = await AskedCameras.Start(options => options.Transport = WorkerTransport.RtspUdp);

        Assert.Equal(StreamOutcome.Ok, (await asked.Diagnose(Camera("camera-1"))).Outcome);
    }

    [Fact]
    [Trait("Clause", "8.2-0.1")]
    public async Task A_camera_that_shows_black_has_lost_its_signal_until_it_is_restored()
    {
        lab.RequireInstalled();
        AskedCameras asked = shared.Asked;
        ObjectConfiguration camera = Camera("camera-2");

        await lab.Tell("black", "camera-2");
        PictureFault fault = Assert.Single(Judge(await asked.Diagnose(camera)).Faults);
        await lab.Tell("restore", "camera-2");
        KeyframeResult restored = await asked.Diagnose(camera);

        Assert.Equal((PictureFaultCodes.SignalLoss, "black"), (fault.Code, fault.Detail));
        Assert.Empty(Judge(restored).Faults);
    }

    [Fact]
    [Trait("Clause", "8.2-0.7")]
    public async Task A_camera_that_repeats_one_picture_is_frozen_until_it_is_restored()
    {
        lab.RequireInstalled();
        AskedCameras asked = shared.Asked;
        ObjectConfiguration camera = Camera("camera-3");

        await lab.Tell("freeze", "camera-3");
        PictureFault fault = Assert.Single(Judge(await asked.Diagnose(camera, keyframes: 3)).Faults);
        await lab.Tell("restore", "camera-3");
        KeyframeResult restored = await asked.Diagnose(camera, keyframes: 3);

        Assert.Equal(PictureFaultCodes.Freeze, fault.Code);
        Assert.Empty(Judge(restored).Faults);
    }

    [Fact]
    [Trait("Clause", "8.2-0.1")]
    public async Task A_camera_that_stops_sending_to_a_running_session_has_lost_its_signal()
    {
        lab.RequireInstalled();
        AskedCameras asked = shared.Asked;
        ObjectConfiguration camera = Camera("camera-1");

        await lab.Tell("stall", "camera-1");
        KeyframeResult taken = await asked.Diagnose(camera, keyframes: 3, TimeSpan.FromSeconds(9));
        await lab.Tell("restore", "camera-1");
        Assert.Equal((StreamOutcome.Ok, ""), (taken.Outcome, taken.Detail));

        PictureFault fault = Assert.Single(Judge(taken).Faults);
        Assert.Equal((PictureFaultCodes.SignalLoss, "no-packets"), (fault.Code, fault.Detail));
    }

    [Fact]
    [Trait("Clause", "8.2-0.20")]
    public async Task A_damaged_stream_is_a_decode_failure()
    {
        lab.RequireInstalled();
        AskedCameras asked = shared.Asked;

        await lab.Tell("corrupt", "camera-4");
        KeyframeResult taken = await asked.Diagnose(Camera("camera-4"));
        await lab.Tell("restore", "camera-4");

        Assert.Equal(StreamOutcome.Corrupt, taken.Outcome);
        Assert.Equal(PictureFaultCodes.DecodeFailed, Assert.Single(Judge(taken).Faults).Code);
    }

    [Theory]
    [Trait("Clause", "8.2-0.19")]
    [InlineData(KeyframePurpose.Liveness)]
    [InlineData(KeyframePurpose.Diagnosis)]
    public async Task A_camera_with_digest_credentials_lets_in_only_who_knows_them(KeyframePurpose purpose)
    {
        lab.RequireInstalled();
        AskedCameras asked = shared.Asked;
        ObjectConfiguration camera = Camera("locked");

        KeyframeResult right = await Ask(asked.With(camera, RtspCameraLab.UserName, RtspCameraLab.Password));
        KeyframeResult wrong = await Ask(asked.With(camera, RtspCameraLab.UserName, "guess"));
        KeyframeResult none = await Ask(camera);

        Assert.Equal(
            (StreamOutcome.Ok, StreamOutcome.Unauthorised, StreamOutcome.Unauthorised), (right.Outcome, wrong.Outcome, none.Outcome));

        Task<KeyframeResult> Ask(ObjectConfiguration target) => purpose == KeyframePurpose.Liveness ? asked.Alive(target) : asked.Diagnose(target);
    }

    [Theory]
    [Trait("Clause", "8.2-0.19")]
    [InlineData(KeyframePurpose.Liveness)]
    [InlineData(KeyframePurpose.Diagnosis)]
    public async Task A_camera_that_is_killed_refuses_and_another_path_is_not_found(KeyframePurpose purpose)
    {
        lab.RequireInstalled();
        AskedCameras asked = shared.Asked;
        ObjectConfiguration camera = Camera("camera-4");

        await lab.Tell("kill", "camera-4");
        KeyframeResult killed = await Ask(camera);
        await lab.Tell("restore", "camera-4");
        KeyframeResult restored = await Ask(camera);
        KeyframeResult elsewhere = await Ask(camera with { StreamPath = "/nosuch" });

        Assert.Equal(
            (StreamOutcome.ConnectionRefused, StreamOutcome.Ok, StreamOutcome.NotFound), (killed.Outcome, restored.Outcome, elsewhere.Outcome));

        Task<KeyframeResult> Ask(ObjectConfiguration target) => purpose == KeyframePurpose.Liveness ? asked.Alive(target) : asked.Diagnose(target);
    }

    [Fact]
    [Trait("Clause", "8.2-0.21")]
    public async Task Kill_of_a_worker_costs_its_rounds_only_and_they_are_diagnosed_in_another_within_five_seconds()
    {
        lab.RequireInstalled();
        await using AskedCameras asked = await AskedCameras.Start();
        ImmutableArray<ObjectConfiguration> cameras = [Camera("camera-1"), Camera("hevc"), Camera("jpeg")];
        Task<KeyframeResult>[] running = [.. cameras.Select(camera => asked.Diagnose(camera, keyframes: 4))];
        Process.GetProcessById(await asked.WorkerWith(requests: 3)).Kill();
        long killed = Stopwatch.GetTimestamp();
        KeyframeResult[] again = await Task.WhenAll(cameras.Select(camera => asked.Diagnose(camera, keyframes: 1)));
        TimeSpan back = Stopwatch.GetElapsedTime(killed);
        KeyframeResult[] results = await Task.WhenAll(running);

        Assert.All(results, result => Assert.Equal((StreamOutcome.Ok, 1), (result.Outcome, result.LostWorkers)));
        Assert.All(again, result => Assert.Equal(StreamOutcome.Ok, result.Outcome));
        Assert.True(back < TimeSpan.FromSeconds(5), $"back after {back}");
    }

    [Fact]
    [Trait("Clause", "8.2-0.21")]
    public async Task A_stream_that_was_in_two_dead_workers_is_left_alone_and_named_until_a_person_lifts_it()
    {
        lab.RequireInstalled();
        await using AskedCameras asked = await AskedCameras.Start();
        ObjectConfiguration suspect = Camera("camera-1");
        await asked.Diagnose(suspect, keyframes: 1);

        Task<KeyframeResult> running = asked.Diagnose(suspect, keyframes: 32);
        int first = await asked.WorkerWith(requests: 1);
        Process.GetProcessById(first).Kill();
        Process.GetProcessById(await asked.WorkerWith(requests: 1, gone: first)).Kill();
        KeyframeResult killed = await running;
        KeyframeResult left = await asked.Diagnose(suspect);

        Assert.Equal((StreamOutcome.WorkerFailed, 2), (killed.Outcome, killed.LostWorkers));
        Assert.Contains("signal 9", killed.Detail, StringComparison.Ordinal);
        Assert.Equal(StreamOutcome.Quarantined, left.Outcome);
        Assert.Contains("killed two decoder workers", left.Detail, StringComparison.Ordinal);
        Assert.Equal(suspect.Id, Assert.Single(asked.Quarantine.Quarantined).CameraId);
        Assert.Equal(StreamOutcome.Ok, (await asked.Diagnose(Camera("hevc"), keyframes: 1)).Outcome);

        Assert.True(asked.Quarantine.Lift(suspect.Id));
        Assert.False(asked.Quarantine.Lift(suspect.Id));
        Assert.Equal(StreamOutcome.Ok, (await asked.Diagnose(suspect)).Outcome);
    }

    [Fact]
    public async Task A_worker_that_is_replaced_finishes_what_it_holds()
    {
        lab.RequireInstalled();
        await using AskedCameras asked = await AskedCameras.Start(options => options.WorkerRequestsMax = 2);

        Task<KeyframeResult> longest = asked.Diagnose(Camera("camera-1"), keyframes: 8);
        KeyframeResult next = await asked.Diagnose(Camera("hevc"), keyframes: 1);

        Assert.Equal(StreamOutcome.Ok, next.Outcome);
        Assert.Equal((StreamOutcome.Ok, 8), ((await longest).Outcome, (await longest).Measurements.Length));
    }

    [Fact]
    public async Task A_worker_is_replaced_after_its_share_of_requests_without_losing_one()
    {
        lab.RequireInstalled();
        await using AskedCameras asked = await AskedCameras.Start(options => options.WorkerRequestsMax = 2);
        HashSet<int> workers = [];

        for (int i = 0; i < 3; i++)
        {
            KeyframeResult[] taken = await Task.WhenAll(asked.Diagnose(Camera("camera-1"), 1), asked.Diagnose(Camera("hevc"), 1), asked.Diagnose(Camera("jpeg"), 1));
            Assert.All(taken, result => Assert.Equal((StreamOutcome.Ok, ""), (result.Outcome, result.Detail)));
            workers.UnionWith(asked.WorkerProcessIds);
        }

        Assert.True(workers.Count >= 2, $"{workers.Count} workers served 9 requests, 2 each");
    }

    [Fact]
    public async Task A_missing_credential_set_is_our_side_and_named()
    {
        lab.RequireInstalled();
        AskedCameras asked = shared.Asked;
        var set = Guid.NewGuid();

        KeyframeResult result = await asked.Diagnose(Camera("camera-1") with { CredentialSetId = set });

        Assert.Equal(StreamOutcome.NotAsked, result.Outcome);
        Assert.Contains(set.ToString(), result.Detail, StringComparison.Ordinal);
    }

    private ObjectConfiguration Camera(string name) => AskedCameras.Camera(lab.Address(RtspCameraLab.Cameras[name]), lab.Port);

    private static PictureVerdict Judge(KeyframeResult taken) => PictureRules.Decide(taken, earlier: null, PictureLimits.Default);
}
