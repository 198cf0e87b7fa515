using PrisonOps.Ports.Cameras;

namespace PrisonOps.Web.Wire;

public sealed record CameraDiagnosis(
    Camera Camera, string? Group, DateTimeOffset? LivenessAt, StreamOutcome? LivenessOutcome, string LivenessDetail, string LivenessSource,
    double LivenessPeriodSeconds, DateTimeOffset? DiagnosisAt, StreamOutcome? DiagnosisOutcome, string DiagnosisDetail,
    double DiagnosisPeriodSeconds, DateTimeOffset? NextRoundAt, Guid? PlanId, string? PlanName, DayProfile? Profile, bool Quarantined,
    double? SignallingMs, double? StreamMs, double? KeyframeMs, double? KeyframeGapMsMax, double? LatenessMsMax, DateTimeOffset? PictureAt,
    Guid? EvidenceKey, IReadOnlyList<FaultScore> Scores, IReadOnlyList<FaultEvidence> Faults, IReadOnlyList<CameraReference> References,
    IReadOnlyList<CameraExclusion> Exclusions, string? ExpectedReason, DateTimeOffset? ExpectedUntil, string? ExpectedOrder,
    string? DecidedBy, DateTimeOffset? DecidedAt, long Revision);
