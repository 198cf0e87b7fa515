namespace PrisonOps.Web.Wire;

public sealed record CameraRank(
    Guid CameraId, string CameraCode, string CameraName, int UnitId, int Rounds, int BadRounds, int FailedRounds, string? WorstFault);
