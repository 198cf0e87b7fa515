using System.Collections.Immutable;
using PrisonOps.Ports.Units;

namespace PrisonOps.Ports.Cameras.Diagnosis;

/// <summary>One diagnosis of one camera, as it is stored.</summary>
/// <param name="Judged">Every code that the round could tell something about; empty when our own side failed.</param>
/// <param name="EvidenceKey">The picture that shows what is wrong; null when nothing is, or none could be had.</param>
public sealed record CameraRound(
    Guid Id, Guid CameraId, UnitPlace Place, DateTimeOffset At, Guid? PlanId, Guid? RunId, StreamOutcome Outcome, DayProfile Profile,
    ImmutableArray<RoundFault> Judged, StreamTiming Timing, Guid? EvidenceKey);
