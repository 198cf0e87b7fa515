using System.Collections.Immutable;
using PrisonOps.Ports.Objects;

namespace PrisonOps.Ports.Cameras;

/// <summary>Asks one stream once. The answer carries <paramref name="Epoch"/> back; it comes by <paramref name="Deadline"/> whatever happens.</summary>
/// <param name="Keyframes">How many keyframes a diagnosis wants, 1 to 32; ignored for the other purposes.</param>
/// <param name="WantPicture">Whether the last keyframe comes back as a JPEG.</param>
public sealed record KeyframeRequest(
    ObjectConfiguration Target, long Epoch, DateTimeOffset Deadline, KeyframePurpose Purpose, int Keyframes, bool WantPicture)
{
    /// <summary>How many consecutive frames are measured as well, right after the first keyframe: 0 (none) to 64.</summary>
    public int BurstFrames { get; init; }

    public DiagnosisPriority Priority { get; init; }

    /// <summary>Limits beside those that the collector keeps for every recorder and unit; one with the same key replaces it.</summary>
    public ImmutableArray<StreamLease> Leases { get; init; } = [];
}
