using System.Collections.Immutable;
using PrisonOps.Collectors.Rtsp;
using PrisonOps.Ports.Cameras;
using PrisonOps.Tests.CameraSimulator;
using PrisonOps.Tests.CameraSimulator.Clips;

namespace PrisonOps.Tests.Peers.Decoder;

/// <summary>Keyframes beside the same pictures as FFmpeg's program decodes them, with every filter that the coder asks for.</summary>
public sealed class LoopFilterTests(TestClips clips, SimulatorClips cameras, SharedStreams shared)
    : IClassFixture<TestClips>, IClassFixture<SimulatorClips>, IClassFixture<SharedStreams>
{
    private const string Lossless = "-c:v libx264 -qp 0 -g 25 -bf 0 -sc_threshold 0";

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    [Theory]
    [InlineData("coarse-h264.mp4", "-c:v libx264 -crf 45 -g 25 -bf 0 -sc_threshold 0")]
    [InlineData("coarse-h265.mp4", "-c:v libx265 -crf 51 -vf avgblur=9 -x265-params keyint=25:min-keyint=25:scenecut=0:bframes=0:open-gop=0:log-level=none")]
    public async Task A_coarsely_coded_keyframe_is_filtered_to_the_last_pixel(string name, string encoding)
    {
        (ImmutableArray<PictureMeasurements> ours, ImmutableArray<PictureMeasurements> theirs) = await Both(name, encoding);

        Assert.Equal(theirs.Select(picture => picture.FineFingerprint), ours.Select(picture => picture.FineFingerprint));
    }

    [Theory]
    [InlineData("fine-h264.mp4", "-c:v libx264 -crf 20 -g 25 -bf 0 -sc_threshold 0")]
    [InlineData("fine-h265.mp4", "-c:v libx265 -crf 30 -x265-params keyint=25:min-keyint=25:scenecut=0:bframes=0:open-gop=0:log-level=none")]
    public async Task A_finely_coded_keyframe_measures_the_same_without_filters(string name, string encoding)
    {
        (ImmutableArray<PictureMeasurements> ours, ImmutableArray<PictureMeasurements> theirs) = await Both(name, encoding);

        Assert.NotEqual(theirs.Select(picture => picture.FineFingerprint), ours.Select(picture => picture.FineFingerprint));
        for (int i = 0; i < theirs.Length; i++)
        {
            Assert.Equal(theirs[i].LumaMean, ours[i].LumaMean, tolerance: 0.5);
            Assert.Equal(theirs[i].Signs.EdgeSharpness!.Value, ours[i].Signs.EdgeSharpness!.Value, tolerance: 0.1);
            Assert.All(theirs[i].Tiles!.Thumbnail.Zip(ours[i].Tiles!.Thumbnail), pair => Assert.InRange(pair.Second - pair.First, -8, 8));
        }
    }

    [Fact]
    public async Task A_stream_that_does_not_tell_its_size_is_decoded_as_a_file_of_it_is()
    {
        CodedClip film = await cameras.FourSeconds(ClipCodec.H265);
        await using var camera = new SimulatedCamera(film);
        string bare = await clips.Write("film.hevc", film.Pictures.SelectMany(picture => picture.Units));
        string file = await clips.Encode(bare, "film.mp4", "-c copy");
        string decoded = await clips.Encode(file, "decoded-film.mp4", Lossless);

        ImmutableArray<PictureMeasurements> streamed = await Keyframes(camera.Url), read = await Keyframes(file), filtered = await Keyframes(decoded);

        Assert.All(streamed, picture => Assert.Contains(read, known => known.FineFingerprint.SequenceEqual(picture.FineFingerprint)));
        Assert.All(streamed, picture => Assert.DoesNotContain(filtered, known => known.FineFingerprint.SequenceEqual(picture.FineFingerprint)));
    }

    private async Task<(ImmutableArray<PictureMeasurements> Ours, ImmutableArray<PictureMeasurements> Theirs)> Both(string name, string encoding)
    {
        string clip = await clips.Make(name, encoding);
        string decoded = await clips.Encode(clip, $"decoded-{name}", Lossless);
        return (await Keyframes(clip), await Keyframes(decoded));
    }

    private async Task<ImmutableArray<PictureMeasurements>> Keyframes(string clip)
    {
        KeyframeResult taken = await shared.Streams.Take(new(clip, 3, Deadline), TestContext.Current.CancellationToken);
        Assert.Equal((StreamOutcome.Ok, "", 3), (taken.Outcome, taken.Detail, taken.Measurements.Length));
        return taken.Measurements;
    }
}
