using PrisonOps.Ports.Cameras;

namespace PrisonOps.Web.Wire;

public sealed record CommissioningCard(
    Camera Camera, string ClassCode, string? LocationName, Guid? PictureKey, DateTimeOffset? PictureAt, CommissioningSuggestion Suggestion,
    IReadOnlyList<FaultEvidence> Faults, StreamOutcome? Outcome, long Revision);
