namespace PrisonOps.GrainInterfaces.Cameras;

/// <summary>What the scheduler of a unit must know of a camera: told when the camera begins, on change and every minute.</summary>
/// <param name="Recorder">Cameras with the same one share the sessions of a recorder: network domain and address.</param>
/// <param name="OwnPeriod">Zero: by the plan.</param>
/// <param name="IsGone">The camera was retired or moved to another unit.</param>
[GenerateSerializer, Immutable, Alias("prisonops.camera-card")]
public sealed record CameraCard(
    [property: Id(0)] Guid CameraId,
    [property: Id(1)] string ClassCode,
    [property: Id(2)] string Recorder,
    [property: Id(3)] TimeSpan OwnPeriod,
    [property: Id(4)] DateTimeOffset? LastRoundAt,
    [property: Id(5)] bool IsGone);
