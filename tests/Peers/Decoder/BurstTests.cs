using PrisonOps.Collectors.Rtsp;
using PrisonOps.Ports.Cameras;

namespace PrisonOps.Tests.Peers.Decoder;

public sealed class BurstTests(TestClips clips, SharedStreams shared) : IClassFixture<TestClips>, IClassFixture<SharedStreams>
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("plain.mp4", "-c:v libx264 -g 25 -bf 0")]
    [InlineData("reordered.mp4", "-c:v libx264 -g 25 -bf 3")]
    [InlineData("hevc.mp4", "-c:v libx265 -x265-params keyint=25:min-keyint=25:log-level=none")]
    [InlineData("part2.avi", "-c:v mpeg4 -g 25")]
    [InlineData("pictures.avi", "-c:v mjpeg -pix_fmt yuvj420p")]
    [InlineData("annexb.h264", "-c:v libx264 -g 25")]
    public async Task A_burst_is_consecutive_frames_and_keyframes_follow_it(string name, string encoding)
    {
        string clip = await clips.Make(name, encoding);

        KeyframeResult taken = await shared.Streams.Take(new(clip, 3, Deadline) { BurstFrames = 25 }, TestContext.Current.CancellationToken);

        Assert.Equal((StreamOutcome.Ok, ""), (taken.Outcome, taken.Detail));
        Assert.Equal(25, taken.Burst!.Frames);
        if (taken.Packets[0].TimeMs is not null && !name.EndsWith(".h264", StringComparison.Ordinal)) Assert.Equal(960, taken.Burst.SpanMs, tolerance: 1);
        Assert.Equal(3, taken.Measurements.Length);
        Assert.Equal(3, taken.Packets.Length);
        Assert.NotEqual(taken.Measurements[0].Fingerprint, taken.Measurements[1].Fingerprint);
    }

    [Fact]
    public async Task A_burst_does_not_change_what_the_keyframes_are()
    {
        string clip = await clips.Make("same.mp4", "-c:v libx264 -g 25 -bf 3");

        KeyframeResult without = await shared.Streams.Take(new(clip, 3, Deadline), TestContext.Current.CancellationToken);
        KeyframeResult with = await shared.Streams.Take(new(clip, 3, Deadline) { BurstFrames = 25 }, TestContext.Current.CancellationToken);

        Assert.Null(without.Burst);
        Assert.Equal(without.Measurements.Select(measured => measured.FineFingerprint), with.Measurements.Select(measured => measured.FineFingerprint));
        Assert.Equal(
            without.Packets.Select(packet => (packet.TimeMs, packet.Packets, packet.Bytes, packet.KeyBytes)),
            with.Packets.Select(packet => (packet.TimeMs, packet.Packets, packet.Bytes, packet.KeyBytes)));
    }

    [Fact]
    public async Task Of_a_stream_of_keyframes_only_those_are_taken_that_are_far_enough_apart_to_compare()
    {
        string clip = await clips.Make("all-keys.avi", "-c:v mjpeg -q:v 5 -pix_fmt yuvj420p");

        KeyframeResult taken = await shared.Streams.Take(new(clip, 32, Deadline), TestContext.Current.CancellationToken);

        Assert.Equal([0, 360, 720, 1_080, 1_440, 1_800, 2_160, 2_520, 2_880], taken.Packets.Select(packet => packet.TimeMs - taken.Packets[0].TimeMs));
        Assert.Equal([1, 9, 9, 9, 9, 9, 9, 9, 9], taken.Packets.Select(packet => packet.Packets));
        Assert.All(taken.Packets.Skip(1), packet => Assert.InRange(packet.Bytes, packet.KeyBytes * 5, packet.KeyBytes * 20));
        Assert.Equal(75, taken.Timing.Keyframes);
    }

    [Fact]
    public async Task A_burst_of_a_clip_that_is_too_short_has_the_frames_that_are_there()
    {
        string clip = await clips.Make("short.mp4", "-c:v libx264 -g 25 -bf 2", frames: 10);

        KeyframeResult taken = await shared.Streams.Take(new(clip, 3, Deadline) { BurstFrames = 25 }, TestContext.Current.CancellationToken);

        Assert.Equal((StreamOutcome.Ok, 10, 1), (taken.Outcome, taken.Burst!.Frames, taken.Measurements.Length));
    }

    [Fact]
    public async Task Every_keyframe_comes_with_the_packets_and_bytes_of_its_group()
    {
        string clip = await clips.Make("groups.mp4", "-c:v libx264 -g 25 -bf 0 -sc_threshold 0");

        KeyframeResult taken = await shared.Streams.Take(new(clip, 3, Deadline), TestContext.Current.CancellationToken);

        Assert.Equal([1, 25, 25], taken.Packets.Select(packet => packet.Packets));
        Assert.All(taken.Packets.Skip(1), packet => Assert.InRange(packet.KeyBytes, 1_000, packet.Bytes - 1));
        Assert.Equal(taken.Packets[0].KeyBytes, taken.Packets[0].Bytes);
        Assert.Equal(1_000, taken.Packets[1].TimeMs!.Value - taken.Packets[0].TimeMs!.Value, tolerance: 1);
    }
}
