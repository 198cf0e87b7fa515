namespace PrisonOps.Ports.Cameras.Diagnosis;

/// <param name="Exclusion">The one that was made; null when there was one already or none was asked for.</param>
public sealed record JudgedFault(Guid CameraId, RoundVerdict Verdict, CameraExclusion? Exclusion);
