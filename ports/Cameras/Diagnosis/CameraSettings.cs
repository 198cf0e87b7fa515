using System.Collections.Immutable;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Cameras.Diagnosis;

/// <summary>What is decided of one camera beside its place on the network. A camera that nobody has decided about is pending.</summary>
public sealed record CameraSettings(Guid CameraId, UnitPlace Place)
{
    public bool IsKey { get; init; }

    public string? Group { get; init; }

    public Commissioning Commissioning { get; init; }

    /// <summary>Codes that are not raised while a fault is expected; empty: none of the picture faults is.</summary>
    public ImmutableArray<string> ExpectedFaults { get; init; } = [];

    public string? ExpectedReason { get; init; }

    public DateTimeOffset? ExpectedUntil { get; init; }

    public string? ExpectedOrder { get; init; }

    public string? DecidedBy { get; init; }

    public DateTimeOffset? DecidedAt { get; init; }

    /// <summary>The first picture of each profile becomes the reference whatever is found in it, a lost signal excepted.</summary>
    public bool FirstPictureCounts { get; init; }

    /// <summary>0 as long as there is no row.</summary>
    public long Revision { get; init; }
}
