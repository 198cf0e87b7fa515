namespace PrisonOps.Ports.Cameras;

/// <summary>How the camera itself stands against an earlier frame, whatever moves in front of it.</summary>
/// <param name="X">Shift to the right in parts of the picture's width.</param>
/// <param name="Y">Shift downwards in parts of the picture's width.</param>
/// <param name="RollDegrees">Turn about the optical axis.</param>
/// <param name="AgreeingShare">The share of measured blocks that moved by this shift, 0 to 1.</param>
[GenerateSerializer, Immutable, Alias("prisonops.camera-motion")]
public readonly record struct CameraMotion(
    [property: Id(0)] double X, [property: Id(1)] double Y, [property: Id(2)] double RollDegrees, [property: Id(3)] double AgreeingShare);
