using System.Diagnostics;
using PrisonOps.Ports.Cameras;

namespace PrisonOps.Tests.Peers.Rtsp;

/// <summary>What cameras do that a good server does not. Each is one outcome, by the deadline, and never a good one.</summary>
public sealed class UnusualCameraTests(SharedWorker shared) : IClassFixture<SharedWorker>
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(4);

    [Theory]
    [Trait("Clause", "8.2-0.19")]
    [InlineData(KeyframePurpose.Liveness)]
    [InlineData(KeyframePurpose.Diagnosis)]
    public async Task A_camera_that_says_nothing_is_given_up_at_the_deadline(KeyframePurpose purpose)
    {
        KeyframeResult result = await Ask(_ => null, purpose);

        Assert.Equal(StreamOutcome.Timeout, result.Outcome);
    }

    [Theory]
    [Trait("Clause", "8.2-0.19")]
    [InlineData(KeyframePurpose.Liveness)]
    [InlineData(KeyframePurpose.Diagnosis)]
    public async Task A_camera_with_sound_only_has_no_video(KeyframePurpose purpose)
    {
        KeyframeResult result = await Ask(request => ScriptedCamera.WellBehaved(request, "m=audio 0 RTP/AVP 0"), purpose);

        Assert.Equal(StreamOutcome.NoVideo, result.Outcome);
    }

    [Fact]
    [Trait("Clause", "8.2-0.19")]
    public async Task A_camera_that_plays_and_sends_no_packet_is_no_sign_of_video()
    {
        const string medium = "m=video 0 RTP/AVP 96\r\na=rtpmap:96 H264/90000";
        KeyframeResult alive = await Ask(request => ScriptedCamera.WellBehaved(request, medium), KeyframePurpose.Liveness);
        KeyframeResult diagnosed = await Ask(request => ScriptedCamera.WellBehaved(request, medium), KeyframePurpose.Diagnosis);

        Assert.Equal(StreamOutcome.Ok, alive.Outcome);
        Assert.Equal((StreamOutcome.NoPackets, "no packets came after PLAY"), (diagnosed.Outcome, diagnosed.Detail));
    }

    [Theory]
    [InlineData(KeyframePurpose.Liveness, "HTTP/1.1 400 Bad Request\r\n\r\n")]
    [InlineData(KeyframePurpose.Liveness, "SSH-2.0-OpenSSH_9.2\r\n")]
    [InlineData(KeyframePurpose.Liveness, "")]
    [InlineData(KeyframePurpose.Diagnosis, "")]
    public async Task What_is_no_camera_is_a_protocol_error(KeyframePurpose purpose, string answer)
    {
        KeyframeResult result = await Ask(_ => ScriptedCamera.Bytes(answer), purpose);

        Assert.Equal(StreamOutcome.ProtocolError, result.Outcome);
    }

    [Theory]
    [InlineData(KeyframePurpose.Liveness)]
    [InlineData(KeyframePurpose.Diagnosis)]
    public async Task A_name_that_does_not_resolve_says_so(KeyframePurpose purpose)
    {
        AskedCameras asked = shared.Asked;
        var camera = AskedCameras.Camera("no-such-camera.invalid", 554);

        KeyframeResult result = purpose == KeyframePurpose.Liveness ? await asked.Alive(camera) : await asked.Diagnose(camera);

        Assert.Equal(StreamOutcome.NameUnknown, result.Outcome);
        Assert.Contains("no-such-camera.invalid", result.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_queue_that_never_moves_answers_at_the_deadline_all_the_same()
    {
        await using var silent = new ScriptedCamera(_ => null);
        await using AskedCameras asked = await AskedCameras.Start(options => options.SessionsPerWorker = 1);
        var camera = AskedCameras.Camera("127.0.0.1", silent.Port);

        Task<KeyframeResult> running = asked.Diagnose(camera, deadline: TimeSpan.FromSeconds(5));
        KeyframeResult waiting = await asked.Diagnose(AskedCameras.Camera("127.0.0.1", silent.Port), deadline: TimeSpan.FromSeconds(1));

        Assert.Equal(StreamOutcome.Overloaded, waiting.Outcome);
        Assert.Equal(StreamOutcome.Timeout, (await running).Outcome);
    }

    private async Task<KeyframeResult> Ask(Func<string, byte[]?> answer, KeyframePurpose purpose)
    {
        await using var camera = new ScriptedCamera(answer);
        AskedCameras asked = shared.Asked;
        var target = AskedCameras.Camera("127.0.0.1", camera.Port);

        long began = Stopwatch.GetTimestamp();
        KeyframeResult result = purpose == KeyframePurpose.Liveness ? await asked.Alive(target, Deadline) : await asked.Diagnose(target, deadline: Deadline);
        Assert.True(Stopwatch.GetElapsedTime(began) < Deadline + TimeSpan.FromSeconds(1), $"answered after {Stopwatch.GetElapsedTime(began)}");
        return result;
    }
}
