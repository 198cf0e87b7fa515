using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Text;
using PrisonOps.Analyzers.Cameras;
using PrisonOps.Collectors.Rtsp;
using PrisonOps.Ports.Cameras;
using PrisonOps.Ports.Cameras.Workers;
using PrisonOps.Tests.CameraSimulator;
using PrisonOps.Tests.CameraSimulator.Clips;

namespace PrisonOps.Tests.Peers.Decoder;

/// <summary>Every failure has its own code, and none is taken for another.</summary>
public sealed class StreamFailureTests(SimulatorClips clips, SharedStreams shared) : IClassFixture<SimulatorClips>, IClassFixture<SharedStreams>
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(4);

    [Fact]
    [Trait("Clause", "8.2-0.19")]
    public async Task A_name_that_does_not_resolve_is_dns() =>
        Assert.Equal("dns", Pull(await Take("rtsp://no-such-camera.invalid/stream")));

    [Fact]
    [Trait("Clause", "8.2-0.19")]
    public async Task A_port_where_nobody_listens_is_connect()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        string url = $"rtsp://{listener.LocalEndpoint}/stream";
        listener.Stop();

        Assert.Equal("connect", Pull(await Take(url)));
    }

    [Fact]
    [Trait("Clause", "8.2-0.19")]
    public async Task An_address_that_takes_no_connection_is_connect_and_not_a_late_answer()
    {
        // A queue of one connection that nobody takes out: the kernel leaves the next ones without an answer.
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(0);
        List<Socket> waiting = [];
        for (int i = 0; i < 4; i++)
        {
            var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
            waiting.Add(socket);
            _ = socket.ConnectAsync(listener.LocalEndPoint!, TestContext.Current.CancellationToken).AsTask();
        }

        string reason = Pull(await Take($"rtsp://{listener.LocalEndPoint}/stream"));
        waiting.ForEach(socket => socket.Dispose());

        Assert.Equal("connect", reason);
    }

    [Theory]
    [Trait("Clause", "8.2-0.19")]
    [InlineData("DESCRIBE", 401, "auth")]
    [InlineData("DESCRIBE", 403, "auth")]
    [InlineData("DESCRIBE", 404, "not-found")]
    [InlineData("DESCRIBE", 410, "not-found")]
    [InlineData("DESCRIBE", 406, "server-error")]
    [InlineData("DESCRIBE", 500, "server-error")]
    [InlineData("OPTIONS", 551, "server-error")]
    [InlineData("SETUP", 461, "server-error")]
    [InlineData("SETUP", 503, "server-error")]
    [InlineData("PLAY", 454, "not-found")]
    [InlineData("PLAY", 403, "auth")]
    [InlineData("PLAY", 500, "server-error")]
    public async Task A_refusal_is_named_by_its_status(string method, int status, string reason) =>
        Assert.Equal(reason, Pull(await Take(CameraBehaviour.Good with { Refused = method, RefusedWith = status })));

    [Fact]
    [Trait("Clause", "8.2-0.19")]
    public async Task Digest_credentials_are_asked_for_and_taken()
    {
        var behaviour = CameraBehaviour.Good with { UserName = "viewer", Password = "s3cret:@/ %" };
        await using var camera = new SimulatedCamera(await clips.FourSeconds(), behaviour);

        KeyframeResult right = await Take(camera.Url.Replace("://", $"://viewer:{Uri.EscapeDataString(behaviour.Password)}@", StringComparison.Ordinal));
        KeyframeResult wrong = await Take(camera.Url.Replace("://", "://viewer:guess@", StringComparison.Ordinal));
        KeyframeResult none = await Take(camera.Url);

        Assert.Equal((StreamOutcome.Ok, ""), (right.Outcome, right.Detail));
        Assert.Equal(("auth", "auth"), (Pull(wrong), Pull(none)));
    }

    [Fact]
    [Trait("Clause", "8.2-0.19")]
    public async Task An_encrypted_stream_is_taken_and_a_broken_handshake_is_tls()
    {
        await using var good = new SimulatedCamera(await clips.FourSeconds(), CameraBehaviour.Good with { Tls = CameraTls.SelfSigned });
        await using var broken = new SimulatedCamera(await clips.FourSeconds(), CameraBehaviour.Good with { Tls = CameraTls.Broken });
        await using var plain = new SimulatedCamera(await clips.FourSeconds());

        Assert.Equal(StreamOutcome.Ok, (await Take(good.Url)).Outcome);
        Assert.Equal("tls", Pull(await Take(broken.Url)));
        Assert.Equal("answer-timeout", Pull(await Take(plain.Url.Replace("rtsp:", "rtsps:", StringComparison.Ordinal))));
    }

    [Theory]
    [InlineData(CameraTls.SelfSigned, StreamOutcome.Ok)]
    [InlineData(CameraTls.Broken, StreamOutcome.TlsFailed)]
    public async Task A_sign_of_life_is_asked_for_over_tls_as_well(CameraTls tls, StreamOutcome expected)
    {
        await using var camera = new SimulatedCamera(await clips.FourSeconds(), CameraBehaviour.Good with { Tls = tls });
        var endpoint = new RtspEndpoint(camera.EndPoint.Address, camera.EndPoint.Port, "/stream", IsEncrypted: true);

        RtspDescribed described = await RtspDescribe.Ask(endpoint, null, null, TimeProvider.System, TestContext.Current.CancellationToken);

        Assert.Equal(expected, described.Outcome);
    }

    [Fact]
    [Trait("Clause", "8.2-0.19")]
    public async Task A_camera_that_never_answers_is_a_late_answer() =>
        Assert.Equal("answer-timeout", Pull(await Take(CameraBehaviour.Good with { IsMute = true })));

    [Fact]
    [Trait("Clause", "8.2-0.19")]
    public async Task A_camera_that_never_sends_has_no_packets() =>
        Assert.Equal("no-packets", Pull(await Take(CameraBehaviour.Good with { StallAfter = 0 })));

    [Fact]
    [Trait("Clause", "8.2-0.19")]
    public async Task A_camera_that_hangs_up_before_its_first_packet_has_no_packets() =>
        Assert.Equal("no-packets", Pull(await Take(CameraBehaviour.Good with { HangUpAfter = 0 })));

    [Fact]
    [Trait("Clause", "8.2-0.19")]
    public async Task A_camera_with_sound_only_has_not_what_was_asked_for() =>
        Assert.Equal("not-found", Pull(await Take(CameraBehaviour.Good with { HasSoundOnly = true })));

    [Theory]
    [Trait("Clause", "8.2-0.19")]
    [InlineData("RTSP/1.0 200\r\n\r\n")]
    [InlineData("RTSP/1.0 999999999999 Nine\r\nCSeq: 1\r\n\r\n")]
    [InlineData("")]
    public async Task Answers_that_are_none_are_a_failure_of_the_server(string said) =>
        Assert.Equal("server-error", Pull(await Take(CameraBehaviour.Good with { Answer = _ => Encoding.Latin1.GetBytes(said) })));

    [Theory]
    [Trait("Clause", "8.2-0.20")]
    [InlineData(ClipCodec.H264)]
    [InlineData(ClipCodec.H265)]
    public async Task Packets_without_parameter_sets_say_so(ClipCodec codec) =>
        Assert.Equal("missing-parameter-sets", Decode(await Take(CameraBehaviour.Good with { HasParameterSets = false }, codec)));

    [Theory]
    [Trait("Clause", "8.2-0.20")]
    [InlineData("VP4711")]
    [InlineData("H266")]
    public async Task A_codec_that_is_not_known_says_so(string name) =>
        Assert.Equal("unsupported-codec", Decode(await Take(CameraBehaviour.Good with { DescribedCodec = name })));

    [Theory]
    [Trait("Clause", "8.2-0.20")]
    [InlineData(ClipCodec.H264)]
    [InlineData(ClipCodec.Mpeg4)]
    public async Task Payloads_that_are_damaged_say_so(ClipCodec codec)
    {
        static byte[] Damaged(byte[] payload)
        {
            if (payload.Length < 200) return payload;
            byte[] damaged = [.. payload];
            for (int i = 60; i < damaged.Length; i += 7) damaged[i] ^= 0xA5;
            return damaged;
        }

        Assert.Equal("corrupt", Decode(await Take(CameraBehaviour.Good with { Damage = Damaged }, codec)));
    }

    [Theory]
    [Trait("Clause", "8.2-0.20")]
    [InlineData(ClipCodec.H264, WorkerTransport.RtspTcp)]
    [InlineData(ClipCodec.H265, WorkerTransport.RtspTcp)]
    [InlineData(ClipCodec.H265, WorkerTransport.RtspUdp)]
    public async Task Keyframes_that_lost_packets_are_corrupt_whatever_the_decoder_makes_of_them(ClipCodec codec, WorkerTransport transport)
    {
        int large = 0;
        var behaviour = CameraBehaviour.Good with { Damage = payload => payload.Length > 1_000 && large++ % 5 == 4 ? [] : payload };
        await using var camera = new SimulatedCamera(await clips.FourSeconds(codec), behaviour);

        KeyframeResult taken = await shared.Streams.Take(new(camera.Url, 2, Deadline) { Transport = transport }, TestContext.Current.CancellationToken);

        Assert.Equal("corrupt", Decode(taken));
        Assert.InRange(taken.Timing.LostPackets, 1, large);
    }

    [Theory]
    [Trait("Clause", "8.2-0.20")]
    [InlineData(ClipCodec.H264)]
    [InlineData(ClipCodec.H265)]
    [InlineData(ClipCodec.Mpeg4)]
    public async Task Packets_without_a_keyframe_say_so(ClipCodec codec) =>
        Assert.Equal("no-keyframe", Decode(await Take(CameraBehaviour.Good with { FirstPicture = 1, IsLeftOut = picture => picture.IsKey }, codec)));

    [Theory]
    [Trait("Clause", "8.2-0.1")]
    [InlineData(20)]
    [InlineData(60)]
    public async Task A_stream_that_stops_is_a_lost_signal_five_seconds_later(int stallAfter)
    {
        await using var camera = new SimulatedCamera(
            await clips.FourSeconds(), CameraBehaviour.Good with { FirstPicture = 10, StallAfter = stallAfter, IsLeftOut = picture => stallAfter < 25 && picture.IsKey });

        long began = Stopwatch.GetTimestamp();
        KeyframeResult taken = await shared.Streams.Take(new(camera.Url, 30, TimeSpan.FromSeconds(30)), TestContext.Current.CancellationToken);
        TimeSpan noticed = Stopwatch.GetElapsedTime(began) - TimeSpan.FromSeconds(stallAfter / 25.0);

        Assert.InRange(noticed, TimeSpan.FromSeconds(4.9), TimeSpan.FromSeconds(6));
        Assert.InRange(taken.Timing.PacketGapMsMax!.Value, 5_000, 5_500);
        PictureVerdict verdict = PictureRules.Decide(taken, null, PictureLimits.Default);
        Assert.Equal((PictureFaultCodes.SignalLoss, "no-packets"), (Assert.Single(verdict.Faults).Code, verdict.Faults[0].Detail));
    }

    private async Task<KeyframeResult> Take(CameraBehaviour behaviour, ClipCodec codec = ClipCodec.H264)
    {
        await using var camera = new SimulatedCamera(await clips.FourSeconds(codec), behaviour);
        return await Take(camera.Url);
    }

    private Task<KeyframeResult> Take(string url) => shared.Streams.Take(new(url, 2, Deadline), TestContext.Current.CancellationToken);

    private static string Pull(KeyframeResult taken) => Reason(taken, PictureFaultCodes.PullFailed);

    private static string Decode(KeyframeResult taken) => Reason(taken, PictureFaultCodes.DecodeFailed);

    private static string Reason(KeyframeResult taken, string code)
    {
        Assert.True(StreamFailures.FaultCode(taken.Outcome) == code, $"{taken.Outcome}: {taken.Detail}");
        Assert.NotEqual("", taken.Detail);
        Assert.Empty(taken.Measurements);
        return StreamFailures.Reason(taken.Outcome);
    }
}
