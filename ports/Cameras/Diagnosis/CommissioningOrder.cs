using System.Collections.Immutable;

namespace PrisonOps.Ports.Cameras.Diagnosis;

/// <param name="Faults">Of an expected fault: the codes that are not raised; empty: none of the picture faults is.</param>
/// <param name="Order">Number of the order that covers an expected fault.</param>
public sealed record CommissioningOrder(
    CommissioningVerdict Verdict, ImmutableArray<Guid> CameraIds, ImmutableArray<string> Faults, string? Reason, DateTimeOffset? Until, string? Order)
{
    /// <summary>See <see cref="CameraSettings.FirstPictureCounts"/>; for cameras that are put in service unseen.</summary>
    public bool FirstPictureCounts { get; init; }

    /// <summary>One review page.</summary>
    public const int CamerasMax = 50;
}
