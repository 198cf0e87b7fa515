namespace PrisonOps.Ports.Cameras.Diagnosis;

/// <summary>A camera as the review page shows it.</summary>
/// <param name="Last">Its last round; null before the first.</param>
public sealed record CommissioningItem(
    CameraListItem Camera, string ClassCode, string? LocationName, Guid? PictureKey, DateTimeOffset? PictureAt, CameraRound? Last, long Revision);
