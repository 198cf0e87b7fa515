namespace PrisonOps.Ports.Cameras.Diagnosis;

public sealed record CameraRank(
    Guid CameraId, string CameraCode, string CameraName, int UnitId, int Rounds, int BadRounds, int FailedRounds, string? WorstFault);
