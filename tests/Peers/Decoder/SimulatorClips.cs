using System.Collections.Concurrent;
using PrisonOps.Tests.CameraSimulator.Clips;

namespace PrisonOps.Tests.Peers.Decoder;

/// <summary>Clips for simulated cameras, each made once for a class; skipped where FFmpeg is not installed.</summary>
public sealed class SimulatorClips
{
    private readonly ConcurrentDictionary<(ClipCodec Codec, int Pictures, int KeyframeEvery), Lazy<Task<CodedClip>>> made = new();

    /// <summary>With a keyframe each second.</summary>
    public Task<CodedClip> FourSeconds(ClipCodec codec = ClipCodec.H264) => Make(codec, 100, 25);

    public Task<CodedClip> Make(ClipCodec codec, int pictures, int keyframeEvery)
    {
        if (CodedClip.Missing is { } missing) Assert.Skip(missing);
        return made.GetOrAdd((codec, pictures, keyframeEvery), _ => new(() => CodedClip.Make(codec, pictures, keyframeEvery))).Value;
    }
}
