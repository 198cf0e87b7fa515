using PrisonOps.Ports.Cameras;

namespace PrisonOps.Web.Wire;

public sealed record CameraLive(
    DateTimeOffset? LivenessAt, StreamOutcome? LivenessOutcome, string LivenessDetail, double LivenessPeriodSeconds,
    DateTimeOffset? DiagnosisAt, StreamOutcome? DiagnosisOutcome, string DiagnosisDetail, double DiagnosisPeriodSeconds,
    double? SignallingMs, double? FirstPacketMs, double? FirstKeyframeMs, double? KeyframeGapMsMax,
    IReadOnlyDictionary<string, double> Measurements);
