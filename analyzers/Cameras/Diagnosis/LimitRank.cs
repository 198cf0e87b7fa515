using System.Collections.Immutable;
using PrisonOps.Ports.Cameras.Diagnosis;
using PrisonOps.Ports.Units;

namespace PrisonOps.Analyzers.Cameras.Diagnosis;

/// <summary>Which overrides concern a camera and which of them wins: the nearer target, and of one target that of a profile.</summary>
public static class LimitRank
{
    /// <summary>Of a camera that lies in the draft's unit or below it.</summary>
    public static bool Concerns(LimitDraft draft, Guid cameraId, string? group) =>
        (draft.CameraId is null || draft.CameraId == cameraId) && (draft.Group is null || draft.Group == group);

    /// <summary>The overrides of a camera with one more among them, which takes the place of another of the same target, profile and limit.</summary>
    public static ImmutableArray<LimitDraft> With(ImmutableArray<LimitDraft> overrides, LimitDraft draft, UnitPlace place) =>
    [
        .. overrides.Where(known => !IsSameTarget(known, draft)).Append(draft).OrderBy(known => known.Rank(place)),
    ];

    private static bool IsSameTarget(LimitDraft one, LimitDraft other) => one with { Value = 0 } == other with { Value = 0 };
}
