using PrisonOps.Ports.Cameras;

namespace PrisonOps.Web.Wire;

public sealed record DiagnosisRound(
    Guid Id, Guid CameraId, string CameraCode, string CameraName, string ClassCode, int UnitId, string UnitNameZh, string UnitNameEn,
    DateTimeOffset At, Guid? PlanId, Guid? RunId, StreamOutcome Outcome, DayProfile Profile, IReadOnlyList<FaultEvidence> Faults,
    IReadOnlyList<FaultScore> Scores, double? SignallingMs, double? StreamMs, double? KeyframeMs, double? KeyframeGapMsMax,
    double? LatenessMsMax, Guid? EvidenceKey, IReadOnlyList<RoundVerdict> Verdicts);
