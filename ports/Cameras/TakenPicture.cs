using System.Collections.Immutable;

namespace PrisonOps.Ports.Cameras;

/// <summary>A picture that is to be kept, with the numbers read off it: a latest picture may become a reference later.</summary>
public sealed record TakenPicture(DateTimeOffset At, byte[] Jpeg, DayProfile? Profile = null)
{
    /// <summary>Every keyframe of the round; empty where they are of no use any more: in evidence.</summary>
    public ImmutableArray<PictureMeasurements> Measured { get; init; } = [];
}
