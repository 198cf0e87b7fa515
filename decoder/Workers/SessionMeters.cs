using PrisonOps.Analyzers.Cameras;

namespace PrisonOps.Decoder.Workers;

/// <summary>What a thread measures pictures with, in one session after the other: their memory is reserved once and not for each camera.</summary>
internal sealed class SessionMeters
{
    public PictureMeter Pictures { get; } = new();

    public BurstMeter Burst { get; } = new();
}
