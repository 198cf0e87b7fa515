using System.Collections.Immutable;
using PrisonOps.Ports.Cameras.Diagnosis;

namespace PrisonOps.Analyzers.Cameras.Diagnosis;

/// <summary>Which of several plans applies to a camera.</summary>
public static class PlanChoice
{
    /// <summary>
    /// The plan of the nearest unit, then the one that says most (a group more than the key flag, that more than a class), then the first by name.
    /// Null when none fits.
    /// </summary>
    public static DiagnosisPlan? For(ImmutableArray<DiagnosisPlan> plans, string classCode, string? group, bool isKey) => plans
        .Where(plan => plan.Draft.Enabled && Fits(plan.Draft, classCode, group, isKey))
        .OrderByDescending(plan => plan.Place.Prison != 0)
        .ThenByDescending(plan => plan.Place.Province != 0)
        .ThenByDescending(plan => !plan.Draft.Groups.IsEmpty)
        .ThenByDescending(plan => plan.Draft.KeyOnly)
        .ThenByDescending(plan => plan.Draft.ClassPrefix?.Length ?? 0)
        .ThenBy(plan => plan.Draft.Name, StringComparer.Ordinal)
        .ThenBy(plan => plan.Id)
        .FirstOrDefault();

    private static bool Fits(PlanDraft draft, string classCode, string? group, bool isKey) =>
        (draft.Groups.IsEmpty || (group is not null && draft.Groups.Contains(group)))
        && (draft.ClassPrefix is null || classCode.StartsWith(draft.ClassPrefix, StringComparison.Ordinal))
        && (!draft.KeyOnly || isKey);
}
